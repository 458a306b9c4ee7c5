using System.IO.Compression;

namespace Drydock.Core.Repositories.Apk;

/// <summary>One of the gzip streams that an apk file puts behind each other; where one ends is where what is signed begins.</summary>
/// <param name="Stored">As it lies in the file.</param>
/// <param name="Content">Uncompressed.</param>
internal sealed record GzipMember(ReadOnlyMemory<byte> Stored, byte[] Content)
{
    private const int TrailerBytes = 8;

    /// <summary>The member that the bytes begin with.</summary>
    /// <exception cref="InvalidDataException">It is no gzip, is cut short, or is larger than <paramref name="limit"/> uncompressed.</exception>
    public static GzipMember Read(ReadOnlyMemory<byte> bytes, int limit)
    {
        var start = HeaderLength(bytes.Span);
        using var drop = new DropStream(bytes[start..]);
        using var inflate = new DeflateStream(drop, CompressionMode.Decompress);
        using var content = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = inflate.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > limit)
            {
                throw new InvalidDataException($"a part of it is larger than {limit} bytes");
            }
        }

        var end = start + drop.Taken + TrailerBytes;
        return end <= bytes.Length ? new GzipMember(bytes[..end], content.ToArray()) : throw new InvalidDataException("it is cut short");
    }

    /// <summary><see href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3"/></summary>
    private static int HeaderLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [0x1F, 0x8B, 8, var flags, _, _, _, _, _, _, ..] || (flags & 0xE0) != 0)
        {
            throw new InvalidDataException("it is not made of gzip streams, as files of apk 2 are");
        }

        var at = 10;
        if ((flags & 0x04) != 0)
        {
            at += bytes.Length < at + 2 ? bytes.Length : 2 + bytes[at] + (bytes[at + 1] << 8);
        }

        for (var text = (flags & 0x08) + (flags & 0x10); text > 0 && at < bytes.Length; text -= (text & 0x10) != 0 ? 0x10 : 0x08)
        {
            at += bytes[at..].IndexOf((byte)0) is >= 0 and var zero ? zero + 1 : bytes.Length;
        }

        at += (flags & 0x02) != 0 ? 2 : 0;
        return at < bytes.Length ? at : throw new InvalidDataException("it is cut short");
    }
}
