using System.Collections.Immutable;

namespace Drydock.Cli.Sources;

/// <summary>A kind of place an image can come from.</summary>
/// <param name="Prefix">With its colon, as the user writes it.</param>
internal sealed record SourceScheme(string Prefix, string Summary)
{
    public static readonly SourceScheme Registry = new("registry:", "an image in a registry");
    public static readonly SourceScheme DockerArchive = new("docker-archive:", "what docker save wrote, FILE[:NAME]");
    public static readonly SourceScheme OciArchive = new("oci-archive:", "an OCI layout in a tar, FILE[:NAME]");
    public static readonly SourceScheme Oci = new("oci:", "an OCI layout folder, FOLDER[:NAME]");
    public static readonly SourceScheme Folder = new("dir:", "an unpacked root file system or a source tree");
    public static readonly SourceScheme Docker = new("docker:", "an image of the Docker daemon");
    public static readonly SourceScheme Podman = new("podman:", "an image of the Podman service");
    public static readonly SourceScheme ContainersStorage = new("containers-storage:", "an image in the store of podman and buildah");
    public static readonly SourceScheme Sbom = new("sbom:", "an SBOM: CycloneDX, SPDX or Syft JSON");

    public static readonly SourceScheme Purls = new("purls:", "a plain list of purls, one a line");

    public static ImmutableArray<SourceScheme> All { get; } = [Registry, DockerArchive, OciArchive, Oci, Folder, Docker, Podman, ContainersStorage, Sbom, Purls];
}
