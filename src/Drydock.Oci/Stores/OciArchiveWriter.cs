using System.Formats.Tar;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>
/// Writes an OCI image layout as a tar archive: to a draft first, which takes the place of the file once it is whole. The same content gives the same bytes.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md"/>
/// </summary>
public sealed class OciArchiveWriter : IStagedStore
{
    private readonly string path;
    private readonly string draft;
    private readonly FileStream file;
    private readonly TarWriter tar;
    private readonly SemaphoreSlim gate = new(1);
    private readonly HashSet<Digest> written = [];
    private readonly List<(string? Name, Descriptor Manifest)> manifests = [];
    private bool isDone;

    private OciArchiveWriter(string path, string draft, FileStream file)
    {
        this.path = path;
        this.draft = draft;
        this.file = file;
        tar = new TarWriter(file, TarEntryFormat.Ustar, leaveOpen: true);
    }

    public string Name => path;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public static OciArchiveWriter Create(string path)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.draft";
        try
        {
            var writer = new OciArchiveWriter(path, draft, new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None));
            writer.Add("oci-layout", new MemoryStream(LayoutIndexWriter.Mark.ToArray()));
            return writer;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, e);
        }
    }

    public async ValueTask<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (!written.Add(descriptor.Digest))
            {
                return false;
            }

            await using var content = open();
            Add($"blobs/{descriptor.Digest.Algorithm}/{descriptor.Digest.Hex}", content);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, e);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask<Descriptor> PushManifestAsync(string? name, ReadOnlyMemory<byte> manifest, MediaType type, string? artifactType, CancellationToken cancel)
    {
        var descriptor = new Descriptor(type, Digest.Sha256(manifest.Span), manifest.Length) { ArtifactType = artifactType };
        await PushBlobAsync(descriptor, () => new MemoryStream(manifest.ToArray(), writable: false), cancel);
        if (name != descriptor.Digest.ToString())
        {
            manifests.Add((name, descriptor));
        }

        return descriptor;
    }

    /// <summary>Writes the index and puts the archive in its place.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public void Complete()
    {
        try
        {
            Add("index.json", new MemoryStream(LayoutIndexWriter.Write(manifests)));
            tar.Dispose();
            file.Flush(flushToDisk: true);
            file.Dispose();
            File.Move(draft, path, overwrite: true);
            isDone = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, e);
        }
    }

    public ValueTask CompleteAsync(CancellationToken cancel)
    {
        Complete();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (!isDone)
        {
            // The end of the tar is of no use, and there may be no room for it.
            await file.DisposeAsync();
            File.Delete(draft);
        }
    }

    private static DrydockException Failed(string path, Exception e) =>
        new(ErrorCodes.OutputFailed, $"Writing the archive '{path}' failed: {e.Message}", "Make room there, or choose another place.", e);

    /// <summary>No owner, no time: nothing of this machine.</summary>
    private void Add(string name, Stream content)
    {
        using var owned = content;
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = content,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            ModificationTime = DateTimeOffset.UnixEpoch,
        });
    }
}
