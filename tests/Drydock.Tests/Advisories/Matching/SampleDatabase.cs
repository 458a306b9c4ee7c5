using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Tests.Advisories.Matching;

/// <summary>A database in memory, made of advisories as a feed would give them; written and read as a real one is.</summary>
internal static class SampleDatabase
{
    public static AdvisoryDatabase Of(params (string Source, Advisory[] Advisories)[] feeds) => Of(bytes => bytes, feeds);

    /// <summary>One whose shards lost their last byte.</summary>
    public static AdvisoryDatabase Damaged(params (string Source, Advisory[] Advisories)[] feeds) => Of(bytes => bytes[..^1], feeds);

    private static AdvisoryDatabase Of(Func<byte[], byte[]> change, (string Source, Advisory[] Advisories)[] feeds)
    {
        var shards = new Dictionary<Digest, byte[]>();
        var inputs = feeds.Select(f => Read(f.Source, f.Advisories, shards)).ToImmutableArray();
        return new AdvisoryDatabase(new DatabaseManifest(inputs), "in memory", new DatabaseInfo(null, [.. feeds.Select(f => f.Source)]), s => ShardBytes.Of(change(shards[s.Digest])));
    }

    public static Advisory Advisory(string id, params AffectedPackage[] affected) => new() { Id = id, Affected = [.. affected] };

    public static AffectedPackage Fixed(string space, string name, string version, bool isSource = false) => new()
    {
        Space = space,
        Name = name,
        IsSource = isSource,
        Status = AdvisoryStatus.Fixed,
        Spans = [new VersionSpan(null, version)],
    };

    public static AffectedPackage Open(string space, string name, AdvisoryStatus status, bool isSource = false) => new() { Space = space, Name = name, IsSource = isSource, Status = status };

    private static InputInfo Read(string source, Advisory[] advisories, Dictionary<Digest, byte[]> shards)
    {
        using var folder = new TempFolder();
        var file = folder.Write("feed", "one document");
        var input = new FeedInput(new ListSource(source, advisories), "feed", [file], 12);
        return new InputReading(input, Limits.Default).Run(InputReading.DigestOf(input), Keep, CancellationToken.None);

        Digest Keep(byte[] shard)
        {
            var digest = Digest.Sha256(shard);
            shards[digest] = shard;
            return digest;
        }
    }

    private sealed class ListSource(string id, Advisory[] advisories) : IAdvisorySource
    {
        public SourceInfo Info { get; } = new(id, 1, "a list", "feed");

        public void Read(FeedDocument document, FeedWriter writer) => Array.ForEach(advisories, writer.Add);
    }
}
