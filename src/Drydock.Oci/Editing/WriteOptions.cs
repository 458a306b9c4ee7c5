using System.Collections.Immutable;

namespace Drydock.Oci.Editing;

/// <summary>How a changed image is written.</summary>
/// <param name="CreatedBy">What the history says made the new layer.</param>
public sealed record WriteOptions(LayerMode Mode, string CreatedBy)
{
    /// <summary>Of the manifest; they come beside those that were there.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Paths that no layer may hold any more unless they are in the tree, though a later layer hid them already: layers that do are written anew.</summary>
    public ImmutableHashSet<string> Purge { get; init; } = [];
}
