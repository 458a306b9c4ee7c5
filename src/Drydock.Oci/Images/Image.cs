using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Images;

/// <summary>An immutable view of one platform's image in a store.</summary>
public sealed record Image(IContentStore Store, Descriptor Descriptor, Manifest Manifest, ImageConfig Config, ImmutableArray<Layer> Layers)
{
    /// <summary>What a folder resolves to: nothing that could be fetched.</summary>
    internal static readonly Descriptor FolderDescriptor = new(MediaType.DockerManifest, Content.Digest.Sha256([]), 0) { IsSynthesized = true };

    /// <summary>The manifest's digest; null when the image came in a form that keeps no manifest (a docker-archive, a folder).</summary>
    public Digest? Digest => Descriptor.IsSynthesized ? Descriptor.Original : Descriptor.Digest;

    /// <summary>The digest of the config, which Docker calls the image ID; null for a folder.</summary>
    public Digest? Id => Manifest.Config.Size > 0 ? Manifest.Config.Digest : null;

    public Platform Platform => Config.Platform;

    /// <summary>Tags the store knows this image by.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The digests of the indexes it was found in, outermost first: what is attached to one is attached to each of its images.</summary>
    public ImmutableArray<Digest> Indexes { get; init; } = [];

    /// <summary>The manifests that BuildKit put beside it in its index.</summary>
    public ImmutableArray<Descriptor> Attestations { get; init; } = [];

    /// <summary>A folder's image: one layer without blob, a config that says nothing.</summary>
    public static Image OfFolder(IContentStore store, Platform platform) =>
        new(store, FolderDescriptor, new Manifest(new Descriptor(MediaType.DockerConfig, FolderDescriptor.Digest, 0), []), new ImageConfig(platform), [new Layer(0, null, null, null)]);
}
