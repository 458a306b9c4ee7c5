using System.Collections.Immutable;

namespace Drydock.Oci.Editing;

/// <summary>How a changed image is written.</summary>
/// <param name="CreatedBy">What the history says made the new layer.</param>
public sealed record WriteOptions(LayerMode Mode, string CreatedBy)
{
    /// <summary>Of the manifest; they come beside those that were there.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
