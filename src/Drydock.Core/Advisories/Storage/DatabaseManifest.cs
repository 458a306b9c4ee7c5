using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Storage;

/// <summary>What a database consists of. It names every shard by digest, so that one file says which state is whole.</summary>
/// <param name="Inputs">By source and file.</param>
internal sealed record DatabaseManifest(ImmutableArray<InputInfo> Inputs)
{
    /// <summary>Raised when shards are written otherwise than before; a reader refuses what is newer than itself.</summary>
    public const int Format = 1;

    public static readonly DatabaseManifest Empty = new([]);

    /// <summary>The day of the newest record of any feed that may be right.</summary>
    public DateOnly? NewestUpTo(DateOnly today) => Inputs.Max(i => i.NewestUpTo(today));

    public IEnumerable<ShardInfo> Shards => Inputs.SelectMany(i => i.Shards);

    /// <summary>Bytes of all shards, each counted once.</summary>
    public long Size => Shards.DistinctBy(s => s.Digest).Sum(s => s.Size);
}
