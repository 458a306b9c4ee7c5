using System.Buffers.Binary;
using System.Text;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>
/// One package as rpm stores it: an index of tags and the values they point at, all big-endian.
/// <code>
///   count  length | tag type offset count | tag type offset count | … | values
///     4      4           16 each                                        length
/// </code>
/// <see href="https://rpm-software-management.github.io/rpm/manual/format_header.html"/>
/// </summary>
internal readonly ref struct RpmHeader
{
    private const int EntrySize = 16;
    private const int TypeInt16 = 3;
    private const int TypeInt32 = 4;
    private const int TypeString = 6;
    private const int TypeBinary = 7;
    private const int TypeStringArray = 8;
    private const int TypeI18NString = 9;

    private readonly ReadOnlySpan<byte> index;
    private readonly ReadOnlySpan<byte> values;

    private RpmHeader(ReadOnlySpan<byte> index, ReadOnlySpan<byte> values)
    {
        this.index = index;
        this.values = values;
    }

    public static bool TryRead(ReadOnlySpan<byte> blob, out RpmHeader header)
    {
        header = default;
        if (blob.Length < 8)
        {
            return false;
        }

        var indexLength = (long)BinaryPrimitives.ReadUInt32BigEndian(blob) * EntrySize;
        var valuesLength = (long)BinaryPrimitives.ReadUInt32BigEndian(blob[4..]);
        if (8 + indexLength + valuesLength > blob.Length)
        {
            return false;
        }

        header = new RpmHeader(blob.Slice(8, (int)indexLength), blob.Slice(8 + (int)indexLength, (int)valuesLength));
        return true;
    }

    /// <summary>The first string of a tag; empty when there is none.</summary>
    public string String(int tag)
    {
        var strings = Strings(tag);
        return strings.MoveNext() ? Encoding.UTF8.GetString(strings.Current) : "";
    }

    public RpmStrings Strings(int tag) => Find(tag, out var type, out var count) is var found && type is TypeString or TypeStringArray or TypeI18NString
        ? new RpmStrings(found, type == TypeString ? Math.Min(count, 1) : count)
        : default;

    public int? Int32(int tag)
    {
        var numbers = Int32s(tag);
        return numbers.Length < 4 ? null : BinaryPrimitives.ReadInt32BigEndian(numbers);
    }

    /// <summary>Four bytes each, big-endian.</summary>
    public ReadOnlySpan<byte> Int32s(int tag)
    {
        var found = Find(tag, out var type, out var count);
        return type == TypeInt32 && count * 4L <= found.Length ? found[..(count * 4)] : default;
    }

    /// <summary>Two bytes each, big-endian.</summary>
    public ReadOnlySpan<byte> Int16s(int tag)
    {
        var found = Find(tag, out var type, out var count);
        return type == TypeInt16 && count * 2L <= found.Length ? found[..(count * 2)] : default;
    }

    public ReadOnlySpan<byte> Binary(int tag)
    {
        var found = Find(tag, out var type, out var count);
        return type == TypeBinary && count <= found.Length ? found[..count] : default;
    }

    private ReadOnlySpan<byte> Find(int tag, out int type, out int count)
    {
        for (var entry = index; entry.Length >= EntrySize; entry = entry[EntrySize..])
        {
            if (BinaryPrimitives.ReadInt32BigEndian(entry) == tag)
            {
                var offset = BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
                type = BinaryPrimitives.ReadInt32BigEndian(entry[4..]);
                count = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(entry[12..]), int.MaxValue);
                return offset < values.Length ? values[(int)offset..] : default;
            }
        }

        (type, count) = (0, 0);
        return default;
    }
}
