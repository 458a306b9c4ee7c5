using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>The files an analyzer wants.</summary>
/// <param name="Patterns">
/// Paths relative to the root of the image. <c>**/</c> at the front means at any depth; <c>*</c> stands for any part of one path segment.
/// Either the last segment holds no <c>*</c> (<c>**/package.json</c>, <c>usr/share/doc/*/copyright</c>), or it is <c>*.suffix</c> or <c>*</c>
/// (<c>**/*.jar</c>, <c>var/lib/dpkg/info/*.list</c>, <c>var/lib/dpkg/status.d/*</c>). Case matters, unless the pattern starts with <c>(?i)</c>.
/// </param>
/// <param name="Magic">First bytes of content that make a file wanted, whatever its name; for example <c>\x7fELF</c>.</param>
public sealed record PathFilter(ImmutableArray<string> Patterns, ImmutableArray<FileMagic> Magic = default)
{
    /// <summary>Bytes beyond which the file is a gap instead of being read; the general limit applies besides.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>
    /// The files are kept until the end of the layer and each can see the others (<see cref="FileView.Sibling"/>): for a few small files that mean nothing apart,
    /// as a database and its log.
    /// </summary>
    public bool NeedsSiblings { get; init; }

    /// <summary>Besides, text files whatever their names; null for none.</summary>
    public TextFilter? Text { get; init; }

    /// <summary>A filter on names.</summary>
    public static PathFilter Of(params ReadOnlySpan<string> patterns) => new([.. patterns]);
}
