using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>All that one layer says, by itself: what is cached, and what <see cref="Squash"/> lays over each other.</summary>
/// <param name="DiffId">As verified; null for a folder.</param>
/// <param name="Gaps">Without their layer, which is this one.</param>
public sealed record LayerFacts(Digest? DiffId, FileTable Files, ImmutableArray<Fact> Facts, ImmutableArray<Gap> Gaps)
{
    public bool FromCache { get; init; }

    /// <summary>What the layer's entries and each group of analyzers say, together.</summary>
    internal static LayerFacts Of(Digest? diffId, FileFacts files, IEnumerable<GroupFacts> groups)
    {
        var all = groups.ToList();
        return new LayerFacts(diffId, files.Table, [.. all.SelectMany(g => g.Facts)], [.. files.Gaps.Concat(all.SelectMany(g => g.Gaps)).Distinct()]);
    }
}
