using System.Globalization;
using System.IO.Compression;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Layers;

/// <summary>Reads layers from memory.</summary>
internal static class LayerRun
{
    /// <summary>One line for each entry: type, mode, owner, path, size or link, and content.</summary>
    public static List<string> Lines(byte[] tar, Limits? limits = null)
    {
        using var reader = Open(tar, limits);
        var lines = Lines(reader);
        reader.Complete();
        return lines;
    }

    public static List<string> Lines(EntryReader reader)
    {
        var lines = new List<string>();
        while (reader.Read())
        {
            var entry = reader.Entry;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{entry.Type} {Convert.ToString(entry.Mode, 8)} {entry.Uid}:{entry.Gid} {entry.Path} {entry.LinkTarget}{Content(reader)}").TrimEnd());
        }

        return lines;
    }

    public static EntryReader Open(byte[] blob, Limits? limits = null, Digest? diffId = null, ByteBudget? budget = null)
    {
        var digest = Digest.Sha256(blob);
        return LayerReader.Open(new VerifyingStream(new MemoryStream(blob), digest, blob.Length, "the blob"), new Descriptor(MediaType.OciLayer, digest, blob.Length), diffId, limits ?? Limits.Default, budget);
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }

    public static byte[] ReadAll(EntryReader reader)
    {
        using var content = new MemoryStream();
        var buffer = new byte[100];
        int read;
        while ((read = reader.ReadContent(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static string Content(EntryReader reader)
    {
        var head = reader.Peek(4).ToArray();
        var content = ReadAll(reader);
        Assert.Equal(content.AsSpan(0, Math.Min(4, content.Length)).ToArray(), head);
        return content.Length > 40 ? $"{content.Length} bytes {Digest.Sha256(content)}" : Encoding.UTF8.GetString(content);
    }
}
