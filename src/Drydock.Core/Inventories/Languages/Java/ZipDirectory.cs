using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>
/// Walks the central directory of a zip in memory, allocating nothing: an archive has thousands of members and one or two are wanted.
/// <see href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT"/>
/// </summary>
/// <remarks>
/// <code>
/// [something in front] member… central directory [zip64 end, locator] end [comment]
///  └ offsets count from behind it, wherever it ends
/// </code>
/// </remarks>
internal ref struct ZipDirectory
{
    private const int EndLength = 22;
    private const int RowLength = 46;
    private const int MaxComment = ushort.MaxValue;
    private readonly ReadOnlySpan<byte> zip;
    private readonly long shift;
    private readonly long rows;
    private readonly int end;
    private int position;
    private long seen;

    private ZipDirectory(ReadOnlySpan<byte> zip, int start, int end, long shift, long rows)
    {
        this.zip = zip;
        this.end = end;
        this.shift = shift;
        this.rows = rows;
        position = start;
    }

    /// <summary>What was wrong where the walk ended before the directory did; null when it was sound.</summary>
    public string? Problem { get; private set; }

    /// <returns>False when there is no central directory.</returns>
    public static bool TryOpen(ReadOnlySpan<byte> zip, out ZipDirectory directory)
    {
        directory = default;
        var end = FindEnd(zip);
        if (end < 0)
        {
            return false;
        }

        long rows = U16(zip[(end + 10)..]);
        long size = U32(zip[(end + 12)..]);
        long offset = U32(zip[(end + 16)..]);
        long directoryEnd = end;
        if ((size == uint.MaxValue || offset == uint.MaxValue || rows == ushort.MaxValue) && FindZip64(zip, end) is var end64 and >= 0)
        {
            rows = I64(zip[(end64 + 32)..]);
            size = I64(zip[(end64 + 40)..]);
            offset = I64(zip[(end64 + 48)..]);
            directoryEnd = end64;
        }

        var start = directoryEnd - size;
        if (size < 0 || offset < 0 || start < offset)
        {
            return false;
        }

        directory = new ZipDirectory(zip, (int)start, (int)directoryEnd, start - offset, rows);
        return true;
    }

    /// <summary>The next member; false at the end of the directory.</summary>
    public bool Next(out ZipMember member)
    {
        member = default;
        var row = zip[position..end];
        if (row.Length < RowLength || U32(row) != 0x02014B50)
        {
            Problem = row.IsEmpty && (seen == rows || seen % 65536 == rows) ? null : $"its directory breaks off after {seen} of {rows} members";
            return false;
        }

        var (name, extra, comment) = (U16(row[28..]), U16(row[30..]), U16(row[32..]));
        var length = RowLength + name + extra + comment;
        if (length > row.Length)
        {
            Problem = $"its directory breaks off after {seen} of {rows} members";
            return false;
        }

        long compressed = U32(row[20..]);
        long size = U32(row[24..]);
        long header = U32(row[42..]);
        ReadZip64(row.Slice(RowLength + name, extra), ref size, ref compressed, ref header);
        var at = position + RowLength;
        member = new ZipMember(at..(at + name), U16(row[10..]), (row[8] & 1) != 0, compressed, size, header < 0 ? -1 : header + shift);
        position += length;
        seen++;
        return true;
    }

    /// <summary>The last record that could be the end: its comment fits into what follows it.</summary>
    private static int FindEnd(ReadOnlySpan<byte> zip)
    {
        var from = Math.Max(0, zip.Length - EndLength - MaxComment);
        var tail = zip[from..];
        for (var at = tail.LastIndexOf("PK\x05\x06"u8); at >= 0; at = tail[..at].LastIndexOf("PK\x05\x06"u8))
        {
            if (tail.Length - at >= EndLength && U16(tail[(at + 20)..]) <= tail.Length - at - EndLength)
            {
                return from + at;
            }
        }

        return -1;
    }

    /// <summary>The locator stands in front of the end and says where the zip64 end is; what stands in front of the archive may have moved it.</summary>
    private static int FindZip64(ReadOnlySpan<byte> zip, int end)
    {
        const int Locator = 20;
        const int End64 = 56;
        if (end < Locator + End64 || U32(zip[(end - Locator)..]) != 0x07064B50)
        {
            return -1;
        }

        var at = end - Locator - End64;
        return U32(zip[at..]) == 0x06064B50 ? at : -1;
    }

    private static void ReadZip64(ReadOnlySpan<byte> extra, ref long size, ref long compressed, ref long header)
    {
        while (extra.Length >= 4 && U16(extra[2..]) is var length && length <= extra.Length - 4)
        {
            var block = extra.Slice(4, length);
            if (U16(extra) == 1)
            {
                Take(ref block, ref size);
                Take(ref block, ref compressed);
                Take(ref block, ref header);
                return;
            }

            extra = extra[(4 + length)..];
        }
    }

    /// <summary>A number that did not fit into 32 bits stands in the block, in this order.</summary>
    private static void Take(ref ReadOnlySpan<byte> block, ref long value)
    {
        if (value == uint.MaxValue && block.Length >= 8)
        {
            value = I64(block);
            block = block[8..];
        }
    }

    private static int U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static long I64(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64LittleEndian(bytes);
}
