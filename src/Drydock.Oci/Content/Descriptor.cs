using System.Collections.Immutable;
using Drydock.Oci.Images;

namespace Drydock.Oci.Content;

/// <summary>
/// A pointer to content: what it is, its digest and its size in bytes.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/descriptor.md"/>
/// </summary>
public sealed record Descriptor(MediaType MediaType, Digest Digest, long Size)
{
    /// <summary>Set on the entries of an index.</summary>
    public Platform? Platform { get; init; }

    public string? ArtifactType { get; init; }

    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Where a foreign layer is said to live. Drydock never follows these.</summary>
    public ImmutableArray<string> Urls { get; init; } = [];

    /// <summary>The store made this manifest up, from a form that keeps none (a docker-archive, a daemon, a folder).</summary>
    public bool IsSynthesized { get; init; }

    /// <summary>The digest of the manifest that the image had before its store took it apart, where the store remembers it.</summary>
    public Digest? Original { get; init; }

    /// <summary>BuildKit puts provenance and SBOMs of an image beside it, as manifests for the platform unknown/unknown.</summary>
    public bool IsAttestation => Annotations.GetValueOrDefault("vnd.docker.reference.type") == "attestation-manifest";

    /// <summary>The manifest in the same index that an attestation is about, as written; null when it does not say.</summary>
    public string? AttestedDigest => Annotations.GetValueOrDefault("vnd.docker.reference.digest");
}
