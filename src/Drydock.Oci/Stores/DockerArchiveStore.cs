using System.Security.Cryptography;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Stores;

/// <summary>
/// What <c>docker save</c> writes: manifest.json names configs and layers by member. It keeps no manifest, so one is made up whose layers are named by diff ID.
/// <see href="https://github.com/moby/docker-image-spec/blob/main/spec.md#combined-image-json--filesystem-changeset-format"/>
/// </summary>
internal sealed class DockerArchiveStore(ArchiveFile archive, Limits limits) : IContentStore
{
    private readonly Dictionary<Digest, string> members = [];
    private readonly Dictionary<Digest, byte[]> synthesized = [];

    public string Name => archive.Name;

    public async ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel)
    {
        var what = $"manifest.json of '{Name}'";
        await using var stream = archive.OpenMember("manifest.json");
        var json = await BoundedReader.ReadAsync(stream, limits.ManifestBytes, what, cancel);
        var images = new List<Descriptor>();
        var entries = DockerArchiveEntry.ReadAll(json, what);
        foreach (var entry in entries.Where(e => name is null || e.Tags.Any(t => IsNamed(t, name))))
        {
            images.Add(await DescribeAsync(entry, cancel));
        }

        return images.Count > 0 ? images : throw new DrydockException(
            ErrorCodes.SourceNotFound,
            $"Looking for '{name}' in the archive '{Name}' failed: it has {string.Join(", ", entries.SelectMany(e => e.Tags))}.",
            "Choose one of these names.");
    }

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel)
    {
        Stream stream = synthesized.TryGetValue(descriptor.Digest, out var bytes)
            ? new MemoryStream(bytes, writable: false)
            : archive.OpenMember(members.GetValueOrDefault(descriptor.Digest) ?? descriptor.Digest.ToString());
        return ValueTask.FromResult<Stream>(new VerifyingStream(stream, descriptor.Digest, descriptor.Size, $"the blob in '{Name}'"));
    }

    public ValueTask DisposeAsync()
    {
        archive.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<Descriptor> DescribeAsync(DockerArchiveEntry entry, CancellationToken cancel)
    {
        var what = $"the config '{entry.Config}' of '{Name}'";
        await using var stream = archive.OpenMember(entry.Config);
        var configJson = await BoundedReader.ReadAsync(stream, limits.ManifestBytes, what, cancel);
        var diffIds = ImageDocuments.ReadConfig(configJson, what).DiffIds;
        if (diffIds.Length != entry.Layers.Length)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading the archive '{Name}' failed: manifest.json lists {entry.Layers.Length} layers, the config {diffIds.Length}.", "Save the image again.");
        }

        var config = Keep(MediaType.DockerConfig, configJson);
        CheckName(entry.Config, config.Digest);
        var layers = entry.Layers.Select((l, i) => DescribeLayer(l, diffIds[i])).ToList();
        var manifest = Keep(MediaType.DockerManifest, SynthesizedManifest.Write(config, layers));
        return manifest with
        {
            IsSynthesized = true,
            Annotations = entry.Tags.IsEmpty ? manifest.Annotations : manifest.Annotations.Add("io.containerd.image.name", string.Join('\n', entry.Tags)),
        };
    }

    /// <summary>Tools save <c>shop:1</c> under that name or as <c>docker.io/library/shop:1</c>: both mean one image.</summary>
    private static bool IsNamed(string tag, string name) =>
        tag == name || (Reference.TryParse(tag, out var kept) && Reference.TryParse(name, out var wanted) && kept == wanted);

    /// <summary>A config is named by its digest (the image ID): where the name is one, the bytes must agree.</summary>
    private void CheckName(string member, Digest actual)
    {
        var named = Path.GetFileNameWithoutExtension(member);
        if (Digest.TryParse(named.StartsWith("sha256:", StringComparison.Ordinal) ? named : "sha256:" + named, out var expected) && expected != actual)
        {
            throw new DrydockException(ErrorCodes.DigestMismatch, $"Reading the config '{member}' of '{Name}' failed: its bytes have the digest {actual}.", "The image is damaged or was tampered with: save it again.");
        }
    }

    /// <summary>A layer is stored uncompressed, so that its diff ID names it; where a tool stored it compressed, it is hashed first.</summary>
    private Descriptor DescribeLayer(string member, Digest diffId)
    {
        using var stream = archive.OpenMember(member);
        Span<byte> head = stackalloc byte[Decompression.HeadBytes];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var isCompressed = Decompression.Detect(head[..length]) != Compression.None;
        stream.Position = 0;
        var digest = isCompressed ? Digest.OfHash(HashAlgorithmName.SHA256, SHA256.HashData(stream)) : diffId;
        members[digest] = member;
        return new Descriptor(isCompressed ? MediaType.DockerLayerGzip : MediaType.DockerLayer, digest, stream.Length);
    }

    private Descriptor Keep(MediaType type, byte[] bytes)
    {
        var digest = Digest.Sha256(bytes);
        synthesized[digest] = bytes;
        return new Descriptor(type, digest, bytes.Length);
    }
}
