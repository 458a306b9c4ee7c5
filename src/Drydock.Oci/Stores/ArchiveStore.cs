using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>Opens an archive of images, whichever of the two forms it has.</summary>
public static class ArchiveStore
{
    /// <summary>The store in the archive at <paramref name="path"/>. An archive of both forms (newer Docker) is read as OCI, which keeps the manifest.</summary>
    /// <exception cref="DrydockException">It is neither.</exception>
    public static IContentStore Open(string path, Limits limits, ArchiveForm form = ArchiveForm.Any) => Choose(ArchiveFile.Open(path, limits), limits, form);

    /// <summary>As <see cref="Open(string, Limits, ArchiveForm)"/>, from a stream that is read once.</summary>
    public static IContentStore Open(string name, Stream stream, Limits limits, ArchiveForm form = ArchiveForm.Any) => Choose(ArchiveFile.Open(name, stream, limits), limits, form);

    private static IContentStore Choose(ArchiveFile archive, Limits limits, ArchiveForm form)
    {
        if (form != ArchiveForm.Docker && archive.SizeOf("index.json") is not null)
        {
            return new OciArchiveStore(archive, limits);
        }

        if (form != ArchiveForm.Oci && archive.SizeOf("manifest.json") is not null)
        {
            return new DockerArchiveStore(archive, limits);
        }

        archive.Dispose();
        throw new DrydockException(
            ErrorCodes.Malformed,
            $"Reading the archive '{archive.Name}' failed: it has {(form == ArchiveForm.Oci ? "no index.json" : form == ArchiveForm.Docker ? "no manifest.json" : "neither index.json nor manifest.json")}.",
            "Save an image with 'docker save', 'podman save' or 'skopeo copy'; a root file system goes through dir: once unpacked.");
    }
}
