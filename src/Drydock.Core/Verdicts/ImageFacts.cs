using System.Collections.Immutable;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts;

/// <summary>What a verdict has to know of the image beside its findings.</summary>
public sealed record ImageFacts
{
    /// <summary>Nothing is known, as of a plain list of packages.</summary>
    public static readonly ImageFacts Unknown = new();

    /// <summary>References that lead to it (<c>registry.example.com/shop/web:1.4</c>), and what the user called it.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Of the manifest and of the index it was found in.</summary>
    public ImmutableArray<Digest> Digests { get; init; } = [];

    /// <summary>Its own purl, <c>pkg:oci/…</c>; null when the digest is not known.</summary>
    public Purl? Purl { get; init; }

    /// <summary>Who runs its process, as the config says it; null when there is no config.</summary>
    public string? User { get; init; }

    /// <summary>The reference of the base image; empty when not known.</summary>
    public string Base { get; init; } = "";

    /// <summary>Diff IDs of the layers that came from the base image; null when that is not known.</summary>
    public IReadOnlySet<Digest>? BaseLayers { get; init; }

    public OsRelease? Os { get; init; }

    /// <summary>The last day the distribution's release gets fixes; null when not known.</summary>
    public DateOnly? EndOfLife { get; init; }

    /// <summary>The image brings its own SBOM, inside or attached to it; null when nobody looked.</summary>
    public bool? HasSbom { get; init; }
}
