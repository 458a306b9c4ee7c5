using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Core.Findings.Parents;

/// <summary>The image that another one was built on, as far as it is known.</summary>
/// <param name="Name">As it was said; empty when nobody says.</param>
/// <param name="Digest">Of its manifest, as it was said; empty when nobody says.</param>
/// <param name="Layers">How many of the lowest layers came from it; null when that is not known.</param>
public sealed record ParentImage(string Name, string Digest, int? Layers, ParentSource ToldBy)
{
    /// <summary>What is not as one would think, in one sentence; empty when all is plain.</summary>
    public string Note { get; init; } = "";

    /// <summary>Findings of its config: the same in the image came with it.</summary>
    internal ImmutableArray<Finding> ConfigFindings { get; init; } = [];

    /// <summary>Diff IDs of its layers in the image; null when they are not known.</summary>
    public IReadOnlySet<Digest>? LayersOf(IEnumerable<Digest?> layers) => Layers is { } count ? layers.Take(count).OfType<Digest>().ToHashSet() : null;
}
