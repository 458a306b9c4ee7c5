using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Apk;

/// <summary>Opens the small archives inside apk files, which are in memory.</summary>
internal static class ApkTar
{
    public static EntryReader Open(byte[] tar, Limits limits) =>
        LayerReader.Open(new MemoryStream(tar), new Descriptor(MediaType.OciLayer, Digest.Sha256(tar), tar.Length), diffId: null, limits);

    /// <summary>What the entry holds, that its size was found to be small enough for.</summary>
    public static byte[] Content(EntryReader reader)
    {
        var content = new byte[reader.Entry.Size];
        for (var at = 0; at < content.Length;)
        {
            var read = reader.ReadContent(content.AsSpan(at));
            at += read;
            if (read == 0)
            {
                return content[..at];
            }
        }

        return content;
    }
}
