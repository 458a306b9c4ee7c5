using System.Buffers;
using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>
/// A Berkeley DB hash database of either byte order: pages of one size, the first with the meta data, hash pages with pairs of keys and values, and chains of
/// overflow pages that hold the values too long for a hash page.
/// <code>
///   page:      log position 8 | number 4 | previous 4 | next 4 | entries 2 | high free offset 2 | level 1 | type 1 | …
///   hash page: … | offset of key 2 | offset of value 2 | …            …  values and keys, from the end of the page backwards
///   value:     1 bytes…   or   3 unused-3 first-page-4 length-4
/// </code>
/// <see href="https://github.com/berkeleydb/libdb/blob/v5.3.28/src/dbinc/db_page.h"/>
/// </summary>
internal readonly ref struct BerkeleyHash
{
    private const uint Magic = 0x061561;
    private const int PageHeaderSize = 26;
    private const byte HashUnsortedPage = 2;
    private const byte OverflowPage = 7;
    private const byte HashPage = 13;
    private const byte OnPage = 1;
    private const byte OffPage = 3;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly int pageSize;
    private readonly bool isBigEndian;

    private BerkeleyHash(ReadOnlySpan<byte> bytes, int pageSize, bool isBigEndian)
    {
        this.bytes = bytes;
        this.pageSize = pageSize;
        this.isBigEndian = isBigEndian;
    }

    private int PageCount => bytes.Length / pageSize;

    public static bool TryOpen(ReadOnlySpan<byte> bytes, out BerkeleyHash database)
    {
        database = default;
        if (bytes.Length < 512)
        {
            return false;
        }

        var isBigEndian = BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) == Magic;
        database = new BerkeleyHash(bytes, 1, isBigEndian);
        var size = database.UInt32(bytes[20..]);
        if (database.UInt32(bytes[12..]) != Magic || size is < 512 or > 65536 || (size & (size - 1)) != 0)
        {
            return false;
        }

        database = new BerkeleyHash(bytes, (int)size, isBigEndian);
        return true;
    }

    /// <summary>Hands over the value of every pair; keys, and values too short to be a package, are left out.</summary>
    public void ReadValues(RpmBlobs blobs)
    {
        if (UInt32(bytes[32..]) >= PageCount)
        {
            blobs.Malformed("it ends before its last page");
        }

        for (var number = 1; number < PageCount; number++)
        {
            var page = Page(number);
            if (page[25] is HashUnsortedPage or HashPage && !TryReadPage(page, blobs))
            {
                return;
            }
        }
    }

    private bool TryReadPage(ReadOnlySpan<byte> page, RpmBlobs blobs)
    {
        var entries = UInt16(page[20..]);
        if (PageHeaderSize + (entries * 2) > page.Length)
        {
            blobs.Malformed("a page has more entries than fit on it");
            return true;
        }

        for (var i = 1; i < entries; i += 2)
        {
            var (start, end) = (UInt16(page[(PageHeaderSize + (i * 2))..]), UInt16(page[(PageHeaderSize + ((i - 1) * 2))..]));
            if (start >= end || end > page.Length)
            {
                blobs.Malformed("an entry lies outside its page");
            }
            else if (!TryReadValue(page[start..end], blobs))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadValue(ReadOnlySpan<byte> item, RpmBlobs blobs)
    {
        if (item[0] == OffPage && item.Length >= 12)
        {
            return TryReadChain(UInt32(item[4..]), UInt32(item[8..]), blobs);
        }

        // The counter of package numbers is a value of four bytes.
        if (item[0] == OnPage && item.Length > 16)
        {
            if (!blobs.MayTake(item.Length))
            {
                return false;
            }

            blobs.Add(item[1..]);
        }

        return true;
    }

    private bool TryReadChain(uint first, uint length, RpmBlobs blobs)
    {
        if (!blobs.MayTake(length))
        {
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        if (TryCopyChain(first, buffer.AsSpan(0, (int)length)))
        {
            blobs.Add(buffer.AsSpan(0, (int)length));
        }
        else
        {
            blobs.Malformed("a package ends before its length");
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return true;
    }

    /// <summary>Ends because every page adds at least one byte.</summary>
    private bool TryCopyChain(uint number, Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            if (number == 0 || number >= PageCount)
            {
                return false;
            }

            var page = Page((int)number);
            var length = Math.Min(Math.Min(UInt16(page[22..]), page.Length - PageHeaderSize), target.Length);
            if (page[25] != OverflowPage || length == 0)
            {
                return false;
            }

            page.Slice(PageHeaderSize, length).CopyTo(target);
            target = target[length..];
            number = UInt32(page[16..]);
        }

        return true;
    }

    private ReadOnlySpan<byte> Page(int number) => bytes.Slice(number * pageSize, pageSize);

    private ushort UInt16(ReadOnlySpan<byte> at) => isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private uint UInt32(ReadOnlySpan<byte> at) => isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
