using System.IO.Compression;
using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Finds out how a layer is compressed from its first bytes: media types lie.</summary>
public static class Decompression
{
    /// <summary>The uncompressed view of <paramref name="stream"/>, and whether it is a view of other bytes than the stored ones.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.MissingLibrary"/> for zstd without libzstd.</exception>
    public static (Stream Stream, bool IsCompressed) Open(Stream stream)
    {
        var head = new byte[6];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(head.AsMemory(0, length), stream);
        return head.AsSpan(0, length) switch
        {
            // https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
            [0x1F, 0x8B, ..] => (new GZipStream(whole, CompressionMode.Decompress), true),

            // https://www.rfc-editor.org/rfc/rfc8878: a frame, or a skippable frame before the first
            [0x28, 0xB5, 0x2F, 0xFD, ..] => (new ZstdStream(whole), true),
            [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => (new ZstdStream(whole), true),
            _ => (whole, false),
        };
    }
}
