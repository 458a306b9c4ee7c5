using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Drydock.Oci.Content;

namespace Drydock.Benchmarks;

/// <summary>Makes an image of very many very small files: what memory for each file costs shows here.</summary>
internal static class TinyFiles
{
    public static int Write(string path, int count)
    {
        var (layer, diffId) = Layer(count);
        var config = Encoding.UTF8.GetBytes($$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["{{{diffId}}}"]}}""");
        var manifest = Encoding.UTF8.GetBytes($$$"""{"schemaVersion":2,"mediaType":"{{{MediaType.OciManifest}}}","config":{{{Descriptor(MediaType.OciConfig, config)}}},"layers":[{{{Descriptor(MediaType.OciLayerGzip, layer)}}}]}""");
        var index = Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[{{Descriptor(MediaType.OciManifest, manifest)}}]}""");
        using var tar = new TarWriter(File.Create(path));
        Add(tar, "oci-layout", Encoding.UTF8.GetBytes("""{"imageLayoutVersion":"1.0.0"}"""));
        Add(tar, "index.json", index);
        foreach (var blob in (byte[][])[config, manifest, layer])
        {
            Add(tar, $"blobs/sha256/{Digest.Sha256(blob).Hex}", blob);
        }

        return 0;
    }

    private static (byte[] Blob, Digest DiffId) Layer(int count)
    {
        using var raw = new MemoryStream();
        using (var tar = new TarWriter(raw, leaveOpen: true))
        {
            for (var i = 0; i < count; i++)
            {
                Add(tar, $"srv/data/{i / 1000}/file-{i}", [(byte)i]);
            }
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            raw.WriteTo(gzip);
        }

        return (compressed.ToArray(), Digest.Sha256(raw.GetBuffer().AsSpan(0, (int)raw.Length)));
    }

    private static string Descriptor(MediaType type, byte[] bytes) => $$"""{"mediaType":"{{type}}","digest":"{{Digest.Sha256(bytes)}}","size":{{bytes.Length}}}""";

    private static void Add(TarWriter tar, string name, byte[] content) =>
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content), ModificationTime = DateTimeOffset.UnixEpoch });
}
