using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Tests;

/// <summary>Images in memory.</summary>
internal sealed class MemoryStore : IContentStore, IWritableContentStore
{
    private readonly Dictionary<Digest, byte[]> blobs = [];
    private readonly List<Descriptor> top = [];

    public string Name => "memory";

    /// <summary>Blobs opened so far: a cached layer is not opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Adds an image of these uncompressed layers, base first; <paramref name="config"/> is what stands under the config's own "config".</summary>
    public MemoryStore Add(IEnumerable<byte[]> layers, string config = "{}", string architecture = "amd64", params string[] createdBy)
    {
        var descriptors = layers.Select(l => Keep(MediaType.OciLayer, l)).ToList();
        var diffIds = string.Join(',', descriptors.Select(d => $"\"{d.Digest}\""));
        var history = string.Join(',', createdBy.Select(c => $$"""{"created_by":"{{c}}"}"""));
        var configBlob = Keep(MediaType.OciConfig, $$$"""{"os":"linux","architecture":"{{{architecture}}}","config":{{{config}}},"rootfs":{"type":"layers","diff_ids":[{{{diffIds}}}]},"history":[{{{history}}}]}""");
        var manifest = Keep(MediaType.OciManifest, $$"""{"schemaVersion":2,"mediaType":"{{MediaType.OciManifest}}","config":{{Json(configBlob)}},"layers":[{{string.Join(',', descriptors.Select(Json))}}]}""");
        top.Add(manifest with { Platform = new Platform("linux", architecture) });
        return this;
    }

    public Descriptor Keep(MediaType type, string text) => Keep(type, Encoding.UTF8.GetBytes(text));

    public Descriptor Keep(MediaType type, byte[] bytes)
    {
        var digest = Digest.Sha256(bytes);
        blobs[digest] = bytes;
        return new Descriptor(type, digest, bytes.Length);
    }

    /// <summary>Writes the images as an OCI layout, and returns its folder.</summary>
    public string WriteLayout(TempFolder temp, string name)
    {
        foreach (var (digest, bytes) in blobs)
        {
            Directory.CreateDirectory(temp.At(name, "blobs", "sha256"));
            File.WriteAllBytes(temp.At(name, "blobs", "sha256", digest.Hex), bytes);
        }

        temp.Write(Path.Join(name, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        var manifests = top.Select(d => $$$"""{{{Json(d)[..^1]}}},"platform":{"os":"linux","architecture":"{{{d.Platform!.Architecture}}}"}}""");
        temp.Write(Path.Join(name, "index.json"), $$"""{"schemaVersion":2,"manifests":[{{string.Join(',', manifests)}}]}""");
        return temp.At(name);
    }

    public async Task<Image> LoadAsync() => (await new ImageLoader(this, Limits.Default).LoadAsync(null, PlatformChoice.Default, CancellationToken.None))[0];

    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<Descriptor>>(top);

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel)
    {
        Opened++;
        return ValueTask.FromResult<Stream>(new VerifyingStream(new MemoryStream(blobs[descriptor.Digest]), descriptor.Digest, descriptor.Size, "the blob"));
    }

    public async ValueTask<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel)
    {
        await using var stream = open();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancel);
        Assert.Equal(descriptor, Keep(descriptor.MediaType, memory.ToArray()) with { Annotations = descriptor.Annotations });
        return true;
    }

    public ValueTask<Descriptor> PushManifestAsync(string? name, ReadOnlyMemory<byte> manifest, MediaType type, string? artifactType, CancellationToken cancel)
    {
        var descriptor = Keep(type, manifest.ToArray());
        top.Add(descriptor);
        return ValueTask.FromResult(descriptor);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Json(Descriptor d) => $$"""{"mediaType":"{{d.MediaType}}","digest":"{{d.Digest}}","size":{{d.Size}}}""";
}
