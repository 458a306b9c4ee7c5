using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>Gives an image to the store of podman and buildah: it is written as an archive, which skopeo copies there.</summary>
public sealed class StorageWriter : IStagedStore
{
    private readonly string image;
    private readonly TimeProvider time;
    private readonly string path = Path.Join(Path.GetTempPath(), "drydock-" + Path.GetRandomFileName());
    private readonly OciArchiveWriter archive;

    /// <param name="image"><c>NAME[:TAG]</c>, or <c>[driver@graphroot+runroot]NAME[:TAG]</c>.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public StorageWriter(string image, TimeProvider time)
    {
        (this.image, this.time) = (image, time);
        archive = OciArchiveWriter.Create(path);
    }

    public string Name => "containers-storage:" + image;

    public ValueTask<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel) => archive.PushBlobAsync(descriptor, open, cancel);

    public ValueTask<Descriptor> PushManifestAsync(string? name, ReadOnlyMemory<byte> manifest, MediaType type, string? artifactType, CancellationToken cancel) => type.IsIndex
        ? throw new DrydockException(ErrorCodes.BadArgument, $"Writing to '{Name}' failed: the store holds one platform under a name.", "Choose one with --platform, or write oci-archive: or oci:.")
        : archive.PushManifestAsync(name, manifest, type, artifactType, cancel);

    public async ValueTask CompleteAsync(CancellationToken cancel)
    {
        await archive.CompleteAsync(cancel);
        var copy = new ChildProcess("skopeo", ["copy", "--quiet", "oci-archive:" + path, Name], ErrorCodes.OutputFailed) { TimeLimit = TimeSpan.FromHours(1) };
        var result = await copy.RunAsync(time, cancel);
        if (result.ExitCode != 0)
        {
            throw new DrydockException(ErrorCodes.OutputFailed, $"Writing to '{Name}' failed: skopeo says '{result.Error.Trim()}'.", "Check the name and who owns the store, or write oci-archive:FILE.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await archive.DisposeAsync();
        File.Delete(path);
    }
}
