namespace Drydock.Oci.Content;

/// <summary>
/// The media type of a blob, and what it says about its role.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/media-types.md"/>,
/// <see href="https://distribution.github.io/distribution/spec/manifest-v2-2/"/>
/// </summary>
/// <param name="Value">As written, for example <c>application/vnd.oci.image.manifest.v1+json</c>.</param>
public readonly record struct MediaType(string Value)
{
    public static readonly MediaType OciIndex = new("application/vnd.oci.image.index.v1+json");
    public static readonly MediaType OciManifest = new("application/vnd.oci.image.manifest.v1+json");
    public static readonly MediaType OciConfig = new("application/vnd.oci.image.config.v1+json");
    public static readonly MediaType OciLayer = new("application/vnd.oci.image.layer.v1.tar");
    public static readonly MediaType OciLayerGzip = new("application/vnd.oci.image.layer.v1.tar+gzip");
    public static readonly MediaType OciLayerZstd = new("application/vnd.oci.image.layer.v1.tar+zstd");
    public static readonly MediaType DockerIndex = new("application/vnd.docker.distribution.manifest.list.v2+json");
    public static readonly MediaType DockerManifest = new("application/vnd.docker.distribution.manifest.v2+json");
    public static readonly MediaType DockerConfig = new("application/vnd.docker.container.image.v1+json");
    public static readonly MediaType DockerLayer = new("application/vnd.docker.image.rootfs.diff.tar");
    public static readonly MediaType DockerLayerGzip = new("application/vnd.docker.image.rootfs.diff.tar.gzip");

    public bool IsIndex => this == OciIndex || this == DockerIndex;

    public bool IsManifest => this == OciManifest || this == DockerManifest;

    public bool IsConfig => this == OciConfig || this == DockerConfig;

    /// <summary>A layer that is not distributed with the image (Windows bases): its bytes may be nowhere in reach.</summary>
    public bool IsForeignLayer =>
        Value is not null && (Value.Contains(".nondistributable.", StringComparison.Ordinal) || Value.Contains(".foreign.", StringComparison.Ordinal));

    /// <summary>A file system change set, however compressed. The compression itself is read from the bytes, not from here.</summary>
    public bool IsLayer => IsForeignLayer
        || (Value is not null && (Value.StartsWith(OciLayer.Value, StringComparison.Ordinal) || Value.StartsWith(DockerLayer.Value, StringComparison.Ordinal)));

    public override string ToString() => Value ?? "";
}
