using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Images;

/// <summary>
/// One platform's image: a config and its layers, base first.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md"/>
/// </summary>
public sealed record Manifest(Descriptor Config, ImmutableArray<Descriptor> Layers)
{
    public string? ArtifactType { get; init; }

    public Descriptor? Subject { get; init; }

    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// An image has a container config; anything else (an SBOM, a signature, a chart) is an artifact that shares the manifest's form. Some tools give artifacts a container
    /// config too, but no layer of a kind that images have.
    /// </summary>
    public bool IsImage => ArtifactType is null && Config.MediaType.IsConfig && (Layers.IsEmpty || Layers.Any(l => l.MediaType.IsLayer || l.MediaType.Value.Length == 0));
}
