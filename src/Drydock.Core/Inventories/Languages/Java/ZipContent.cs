using System.Buffers.Binary;
using System.IO.Compression;

namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>Reads the bytes of one member of a zip in memory.</summary>
internal static class ZipContent
{
    private const int HeaderLength = 30;
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int FirstBlock = 64 << 10;

    /// <summary>The member's content, at most <paramref name="max"/> bytes of it; a stored one is not copied.</summary>
    /// <param name="problem">Why there is no content; null when there is.</param>
    public static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> zip, in ZipMember member, int max, out string? problem)
    {
        problem = Locate(zip.Span, member, out var start);
        if (problem is not null)
        {
            return default;
        }

        var compressed = zip.Slice(start, (int)member.CompressedSize);
        if (member.Method == Stored)
        {
            return compressed[..Math.Min(compressed.Length, max)];
        }

        try
        {
            return Inflate(compressed, member.Size, max);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            problem = "its compressed bytes are damaged";
            return default;
        }
    }

    private static string? Locate(ReadOnlySpan<byte> zip, in ZipMember member, out int start)
    {
        start = 0;
        if (member.IsEncrypted)
        {
            return "it is encrypted";
        }

        if (member.Method is not (Stored or Deflated))
        {
            return $"it is compressed with method {member.Method}";
        }

        if (member.Header < 0 || member.Header > zip.Length - HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(zip[(int)member.Header..]) != 0x04034B50)
        {
            return "its header is not where the directory says";
        }

        // The local name and extra field have lengths of their own.
        var header = zip[(int)member.Header..];
        start = (int)member.Header + HeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return member.CompressedSize < 0 || member.CompressedSize > zip.Length - start ? "it reaches beyond the end of the archive" : null;
    }

    /// <summary>The buffer grows with what comes out: the size is only a claim. It has a byte to spare, in which the end is met.</summary>
    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> compressed, long claimed, int max)
    {
        using var deflate = new DeflateStream(new MemoryReader(compressed), CompressionMode.Decompress);
        var buffer = new byte[(int)Math.Clamp(claimed + 1, 1, Math.Min(max, Math.Max(FirstBlock, 4L * compressed.Length)))];
        var length = 0;
        while (true)
        {
            var read = deflate.Read(buffer, length, buffer.Length - length);
            length += read;
            if (read == 0 || length == max)
            {
                return buffer.AsMemory(0, length);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(max, 2L * buffer.Length));
            }
        }
    }
}
