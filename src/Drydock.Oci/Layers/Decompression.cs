using System.IO.Compression;
using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Finds out how a layer or a feed is compressed from its first bytes: media types lie.</summary>
public static class Decompression
{
    /// <summary>Bytes that <see cref="Detect"/> wants to see.</summary>
    internal const int HeadBytes = 6;

    // Without this GZipStream takes a stream that is cut short for one that ends. It is read once, before the first stream is made.
    static Decompression() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);

    /// <summary>The compression of content that begins with <paramref name="head"/>.</summary>
    internal static Compression Detect(ReadOnlySpan<byte> head) => head switch
    {
        // https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
        [0x1F, 0x8B, ..] => Compression.Gzip,

        // https://www.rfc-editor.org/rfc/rfc8878#section-3.1: a frame, or a skippable frame before the first
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Compression.Zstd,
        [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => Compression.Zstd,
        // Docker reads layers in these too, and feeds come in them: "BZh" and a block size, and the magic of xz.
        [0x42, 0x5A, 0x68, >= 0x31 and <= 0x39, 0x31, 0x41] => Compression.Bzip2,
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00] => Compression.Xz,
        _ => Compression.None,
    };

    /// <summary>The uncompressed view of <paramref name="stream"/>, and whether it is a view of other bytes than the stored ones.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.MissingLibrary"/> for zstd, bzip2 and xz without their library.</exception>
    public static (Stream Stream, bool IsCompressed) Open(Stream stream)
    {
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(head.AsMemory(0, length), stream);
        return Detect(head.AsSpan(0, length)) switch
        {
            Compression.Gzip => (new GZipStream(whole, CompressionMode.Decompress), true),
            Compression.Zstd => (new ZstdStream(whole), true),
            Compression.Bzip2 => (new Bzip2Stream(whole), true),
            Compression.Xz => (new XzStream(whole), true),
            _ => (whole, false),
        };
    }
}
