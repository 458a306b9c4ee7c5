using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>
/// An SQLite write-ahead log: whole pages, in the order they were written. What counts is all up to the last frame that ends a transaction, as far as salts and
/// checksums hold; frames behind that are left over from before the log was started again, or were being written when the writer died.
/// <code>
///   header 32 | frame header 24, page | frame header 24, page | …
///   header:  magic 4 version 4 page-size 4 sequence 4 salt 8 checksum 8
///   frame:   page-number 4  pages-after-commit 4  salt 8  checksum 8
/// </code>
/// <see href="https://www.sqlite.org/fileformat2.html#the_write_ahead_log"/>
/// </summary>
internal sealed class SqliteLog
{
    public static readonly SqliteLog Empty = new(default, 0);

    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;

    /// <summary>The last bit says that checksums are computed over big-endian words.</summary>
    private const uint Magic = 0x377F0682;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Dictionary<uint, int> offsets = [];

    private SqliteLog(ReadOnlyMemory<byte> bytes, int pageSize) => (this.bytes, PageSize) = (bytes, pageSize);

    public int PageSize { get; }

    /// <summary>Pages of the database after the last transaction; 0 when the log holds none.</summary>
    public uint PageCount { get; private set; }

    public int Length => bytes.Length;

    /// <returns>Null when the header is not that of a log.</returns>
    public static SqliteLog? Open(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.IsEmpty)
        {
            return Empty;
        }

        if (span.Length < HeaderSize || (BinaryPrimitives.ReadUInt32BigEndian(span) & ~1u) != Magic)
        {
            return null;
        }

        var pageSize = BinaryPrimitives.ReadUInt32BigEndian(span[8..]);
        if (pageSize is < 512 or > 65536 || (pageSize & (pageSize - 1)) != 0)
        {
            return null;
        }

        var log = new SqliteLog(bytes, (int)pageSize);
        log.ReadFrames(span);
        return log;
    }

    /// <summary>Empty when the log has no newer version of the page.</summary>
    public ReadOnlySpan<byte> Page(uint number) => offsets.TryGetValue(number, out var offset) ? bytes.Span.Slice(offset, PageSize) : default;

    private void ReadFrames(ReadOnlySpan<byte> span)
    {
        var isBigEndian = (span[3] & 1) != 0;
        var salts = span.Slice(16, 8);
        var checksum = Checksum(default, span[..24], isBigEndian);
        var pending = new List<(uint Page, int Offset)>();
        var isSound = Matches(checksum, span[24..]);
        for (var at = HeaderSize; isSound && at <= span.Length - FrameHeaderSize - PageSize; at += FrameHeaderSize + PageSize)
        {
            var head = span.Slice(at, FrameHeaderSize);
            checksum = Checksum(checksum, head[..8], isBigEndian);
            checksum = Checksum(checksum, span.Slice(at + FrameHeaderSize, PageSize), isBigEndian);
            isSound = head.Slice(8, 8).SequenceEqual(salts) && Matches(checksum, head[16..]);
            if (isSound)
            {
                pending.Add((BinaryPrimitives.ReadUInt32BigEndian(head), at + FrameHeaderSize));
                Commit(pending, BinaryPrimitives.ReadUInt32BigEndian(head[4..]));
            }
        }
    }

    private void Commit(List<(uint Page, int Offset)> pending, uint pages)
    {
        if (pages == 0)
        {
            return;
        }

        foreach (var (page, offset) in pending)
        {
            offsets[page] = offset;
        }

        pending.Clear();
        PageCount = pages;
    }

    private static bool Matches((uint First, uint Second) checksum, ReadOnlySpan<byte> stored) =>
        BinaryPrimitives.ReadUInt32BigEndian(stored) == checksum.First && BinaryPrimitives.ReadUInt32BigEndian(stored[4..]) == checksum.Second;

    private static (uint First, uint Second) Checksum((uint First, uint Second) sum, ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var (first, second) = sum;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            first = unchecked(first + Word(bytes, isBigEndian) + second);
            second = unchecked(second + Word(bytes[4..], isBigEndian) + first);
        }

        return (first, second);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
