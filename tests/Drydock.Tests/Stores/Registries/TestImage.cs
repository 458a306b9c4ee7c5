using System.Formats.Tar;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Stores.Registries;

/// <summary>A small image of two layers: its blobs by digest, the manifest (or index, when there are several platforms) last.</summary>
internal sealed class TestImage
{
    private readonly Dictionary<Digest, byte[]> blobs = [];

    public TestImage(params string[] architectures)
    {
        var manifests = architectures.Select(Manifest).ToList();
        Top = manifests.Count == 1 ? manifests[0] : Index(manifests.Zip(architectures));
    }

    /// <summary>What a tag points at.</summary>
    public Descriptor Top { get; }

    public IReadOnlyDictionary<Digest, byte[]> Blobs => blobs;

    /// <summary>The layers of the first platform, base first.</summary>
    public List<Descriptor> Layers { get; } = [];

    /// <summary>Writes an OCI layout whose one image has the name <paramref name="tag"/>.</summary>
    public void WriteLayout(string folder, string tag)
    {
        Directory.CreateDirectory(Path.Join(folder, "blobs", "sha256"));
        foreach (var (digest, bytes) in blobs)
        {
            File.WriteAllBytes(Path.Join(folder, "blobs", "sha256", digest.Hex), bytes);
        }

        File.WriteAllText(Path.Join(folder, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        File.WriteAllText(Path.Join(folder, "index.json"), $$"""{"schemaVersion":2,"manifests":[{{Json(Top, $$""","annotations":{"org.opencontainers.image.ref.name":"{{tag}}"}""")}}]}""");
    }

    private static string Json(Descriptor d, string more = "") => $$"""{"mediaType":"{{d.MediaType}}","digest":"{{d.Digest}}","size":{{d.Size}}{{more}}}""";

    private Descriptor Index(IEnumerable<(Descriptor Manifest, string Architecture)> entries) => Add(
        MediaType.OciIndex,
        $$"""{"schemaVersion":2,"mediaType":"{{MediaType.OciIndex}}","manifests":[{{string.Join(',', entries.Select(e => Json(e.Manifest, $$""","platform":{"os":"linux","architecture":"{{e.Architecture}}"}""")))}}]}""");

    private Descriptor Manifest(string architecture)
    {
        var noise = new byte[300_000];
        new Random(architecture.Length).NextBytes(noise);
        byte[][] tars =
        [
            TarBytes.Of(TarBytes.File("etc/os-release", "ID=test\n"), new PaxTarEntry(TarEntryType.RegularFile, "noise") { DataStream = new MemoryStream(noise) }),
            TarBytes.Of(TarBytes.File("arch", architecture)),
        ];
        var layers = tars.Select(t => Add(MediaType.OciLayerGzip, LayerRun.Gzip(t))).ToList();
        if (Layers.Count == 0)
        {
            Layers.AddRange(layers);
        }

        var config = Add(MediaType.OciConfig, $$"""{"os":"linux","architecture":"{{architecture}}","config":{},"rootfs":{"type":"layers","diff_ids":[{{string.Join(',', tars.Select(t => $"\"{Digest.Sha256(t)}\""))}}] } }""");
        return Add(MediaType.OciManifest, $$"""{"schemaVersion":2,"mediaType":"{{MediaType.OciManifest}}","config":{{Json(config)}},"layers":[{{string.Join(',', layers.Select(l => Json(l)))}}]}""");
    }

    private Descriptor Add(MediaType type, string text) => Add(type, Encoding.UTF8.GetBytes(text));

    private Descriptor Add(MediaType type, byte[] bytes)
    {
        var digest = Digest.Sha256(bytes);
        blobs[digest] = bytes;
        return new Descriptor(type, digest, bytes.Length);
    }
}
