using System.Buffers.Binary;

namespace Drydock.Oci.Layers;

/// <summary>
/// The fields of one 512-byte tar header, read in place. Knows V7, ustar and GNU.
/// <see href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06"/>,
/// <see href="https://www.gnu.org/software/tar/manual/html_node/Standard.html"/>
/// </summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Size = 512;

    private readonly ReadOnlySpan<byte> block = block;

    public byte TypeFlag => block[156];

    public ReadOnlySpan<byte> Name => Text(0, 100);

    public ReadOnlySpan<byte> LinkName => Text(157, 100);

    /// <summary>The folder part that ustar keeps apart; GNU uses the same bytes for times.</summary>
    public ReadOnlySpan<byte> Prefix => block.Slice(257, 6).SequenceEqual("ustar\0"u8)
        ? Text(345, block.Slice(508, 4).SequenceEqual("tar\0"u8) ? 131 : 155)
        : default;

    public bool IsZero => !block.ContainsAnyExcept((byte)0);

    /// <summary>The sum of all bytes with the checksum field read as spaces; some old writers summed signed bytes.</summary>
    public bool HasValidChecksum()
    {
        if (!TryNumber(148, 8, out var stored))
        {
            return false;
        }

        int unsigned = 8 * ' ', signed = 8 * ' ';
        for (var i = 0; i < Size; i++)
        {
            if (i is < 148 or >= 156)
            {
                unsigned += block[i];
                signed += (sbyte)block[i];
            }
        }

        return stored == unsigned || stored == signed;
    }

    public bool TryMode(out long value) => TryNumber(100, 8, out value);

    public bool TryUid(out long value) => TryNumber(108, 8, out value);

    public bool TryGid(out long value) => TryNumber(116, 8, out value);

    public bool TryModified(out long value) => TryNumber(136, 12, out value);

    public bool TryDevice(out long major, out long minor) => TryNumber(329, 8, out major) & TryNumber(337, 8, out minor);

    public bool TrySize(out long value) => TryNumber(124, 12, out value) && value >= 0;

    /// <summary>GNU's old sparse form keeps the real size here, and says whether more map blocks follow.</summary>
    public bool TryRealSize(out long value) => TryNumber(483, 12, out value) && value >= 0;

    public bool HasMoreSparseMap => block[482] != 0;

    private ReadOnlySpan<byte> Text(int offset, int length)
    {
        var text = block.Slice(offset, length);
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    private bool TryNumber(int offset, int length, out long value)
    {
        var field = block.Slice(offset, length);
        if ((field[0] & 0x80) != 0)
        {
            return TryBase256(field, out value);
        }

        field = field.Trim(" \0"u8);
        value = 0;
        foreach (var digit in field)
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3)
            {
                return digit is 0 or (byte)' ';
            }

            value = (value << 3) | (uint)(digit - '0');
        }

        return true;
    }

    private static bool TryBase256(ReadOnlySpan<byte> field, out long value)
    {
        // Two's complement, big-endian, with the first bit as the mark: only what fits 63 bits and is not negative is of use.
        value = 0;
        var high = field[..^8];
        if ((field[0] & 0x40) != 0 || (high.Length > 0 && ((high[0] & 0x7F) != 0 || high[1..].ContainsAnyExcept((byte)0))))
        {
            return false;
        }

        value = BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
        if (high.Length == 0)
        {
            value &= long.MaxValue;
        }

        return value >= 0;
    }
}
