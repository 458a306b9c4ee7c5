using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>
/// Writes an OCI image layout in a folder. A new folder is made aside and renamed; in a layout that is there, blobs come first and index.json is replaced last, at once.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md"/>
/// </summary>
public sealed class LayoutWriter : IStagedStore
{
    private readonly string folder;
    private readonly string draft;
    private readonly bool isNew;
    private readonly List<(string? Name, Descriptor Manifest)> manifests = [];
    private readonly List<string> added = [];
    private bool isDone;

    private LayoutWriter(string folder, string draft, bool isNew) => (this.folder, this.draft, this.isNew) = (folder, draft, isNew);

    public string Name => folder;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public static LayoutWriter Create(string folder)
    {
        folder = Path.TrimEndingDirectorySeparator(folder);
        var isNew = !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();
        if (!isNew && !File.Exists(Path.Join(folder, "oci-layout")))
        {
            throw new DrydockException(ErrorCodes.OutputFailed, $"Writing the layout '{folder}' failed: the folder holds something else.", "Name a new folder, or one that is an OCI layout.");
        }

        return Attempt(folder, () =>
        {
            var draft = isNew ? $"{folder}.{Path.GetRandomFileName()}.draft" : folder;
            Directory.CreateDirectory(Path.Join(draft, "blobs", "sha256"));
            if (isNew)
            {
                File.WriteAllBytes(Path.Join(draft, "oci-layout"), LayoutIndexWriter.Mark);
            }

            return new LayoutWriter(folder, draft, isNew);
        });
    }

    public async ValueTask<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel)
    {
        var path = Path.Join(draft, "blobs", descriptor.Digest.Algorithm, descriptor.Digest.Hex);
        if (File.Exists(path) && new FileInfo(path).Length == descriptor.Size)
        {
            return false;
        }

        var part = $"{path}.{Path.GetRandomFileName()}.draft";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var content = open())
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await content.CopyToAsync(file, cancel);
            }

            File.Move(part, path, overwrite: true);
            lock (added)
            {
                added.Add(path);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(folder, e);
        }
        finally
        {
            File.Delete(part);
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

    public async ValueTask CompleteAsync(CancellationToken cancel)
    {
        var index = Path.Join(draft, "index.json");
        var old = File.Exists(index) ? await BoundedReader.ReadFileAsync(index, Limits.Default.ManifestBytes, cancel) : null;
        Attempt(folder, () => Finish(index, old));
    }

    public ValueTask DisposeAsync()
    {
        if (!isDone && isNew && Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }
        else if (!isDone)
        {
            added.ForEach(File.Delete);
        }

        return ValueTask.CompletedTask;
    }

    private bool Finish(string index, byte[]? old)
    {
        var next = $"{index}.{Path.GetRandomFileName()}.draft";
        File.WriteAllBytes(next, LayoutIndexWriter.Write(manifests, old));
        File.Move(next, index, overwrite: true);
        if (isNew)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            Directory.Move(draft, folder);
        }

        return isDone = true;
    }

    private static T Attempt<T>(string folder, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            throw Failed(folder, e);
        }
    }

    private static DrydockException Failed(string folder, Exception e) =>
        new(ErrorCodes.OutputFailed, $"Writing the layout '{folder}' failed: {e.Message}", "Make room there, or choose another place.", e);
}
