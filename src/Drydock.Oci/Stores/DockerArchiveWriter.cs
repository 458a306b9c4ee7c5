using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Nodes;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Stores;

/// <summary>
/// Writes what <c>docker load</c> reads, for one image: to a draft first, which takes the place of the file once it is whole.
/// <see href="https://github.com/moby/docker-image-spec/blob/main/spec.md#combined-image-json--filesystem-changeset-format"/>
/// </summary>
public sealed class DockerArchiveWriter : IStagedStore
{
    private readonly string path;
    private readonly string draft;
    private readonly string? tag;
    private readonly FileStream file;
    private readonly TarWriter tar;
    private readonly SemaphoreSlim gate = new(1);
    private readonly HashSet<Digest> written = [];
    private Manifest? image;
    private bool isDone;

    private DockerArchiveWriter(string path, string draft, string? tag, FileStream file)
    {
        (this.path, this.draft, this.tag, this.file) = (path, draft, tag, file);
        tar = new TarWriter(file, TarEntryFormat.Ustar, leaveOpen: true);
    }

    public string Name => path;

    /// <param name="tag">What the image is called once it is loaded: <c>NAME:TAG</c>; null for no name.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public static DockerArchiveWriter Create(string path, string? tag)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.draft";
        try
        {
            return new DockerArchiveWriter(path, draft, tag, new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None));
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
            Add(Member(descriptor), content);
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

    public ValueTask<Descriptor> PushManifestAsync(string? name, ReadOnlyMemory<byte> manifest, MediaType type, string? artifactType, CancellationToken cancel)
    {
        if (type.IsIndex || image is not null)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Writing the archive '{path}' failed: a docker-archive holds one platform.", "Choose one with --platform, or write oci-archive: or oci:.");
        }

        image = ImageDocuments.ReadManifest(manifest, "the manifest that is written");
        return ValueTask.FromResult(new Descriptor(type, Digest.Sha256(manifest.Span), manifest.Length));
    }

    public ValueTask CompleteAsync(CancellationToken cancel)
    {
        try
        {
            using var list = new MemoryStream(List(image!));
            Add("manifest.json", list);
            tar.Dispose();
            file.Flush(flushToDisk: true);
            file.Dispose();
            File.Move(draft, path, overwrite: true);
            isDone = true;
            return ValueTask.CompletedTask;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (!isDone)
        {
            await file.DisposeAsync();
            File.Delete(draft);
        }
    }

    private static string Member(Descriptor descriptor) => descriptor.MediaType.IsConfig ? $"{descriptor.Digest.Hex}.json" : $"{descriptor.Digest.Hex}.tar";

    private static DrydockException Failed(string path, Exception e) =>
        new(ErrorCodes.OutputFailed, $"Writing the archive '{path}' failed: {e.Message}", "Make room there, or choose another place.", e);

    private byte[] List(Manifest manifest)
    {
        var entry = new JsonObject
        {
            ["Config"] = Member(manifest.Config),
            ["RepoTags"] = tag is null ? null : new JsonArray(JsonValue.Create(tag)),
            ["Layers"] = new JsonArray([.. manifest.Layers.Select(l => (JsonNode)JsonValue.Create(Member(l)))]),
        };
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            new JsonArray(entry).WriteTo(json);
        }

        return memory.ToArray();
    }

    /// <summary>No owner, no time: nothing of this machine.</summary>
    private void Add(string name, Stream content) => tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = content,
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
        ModificationTime = DateTimeOffset.UnixEpoch,
    });
}
