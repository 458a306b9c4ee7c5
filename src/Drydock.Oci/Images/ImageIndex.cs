using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Images;

/// <summary>
/// A list of manifests or further indexes, one for each platform.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md"/>
/// </summary>
public sealed record ImageIndex(ImmutableArray<Descriptor> Manifests);
