namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>One row: the types of its columns, then their values. <see href="https://www.sqlite.org/fileformat2.html#record_format"/></summary>
internal static class SqliteRecord
{
    /// <summary>The bytes of a column that holds a text, a blob or a number; empty when there is no such column or the record contradicts itself.</summary>
    public static ReadOnlySpan<byte> Column(ReadOnlySpan<byte> record, int column)
    {
        var types = record;
        var headerLength = TakeVarint(ref types);
        var consumed = record.Length - types.Length;
        if (headerLength < consumed || headerLength > record.Length)
        {
            return default;
        }

        types = types[..(int)(headerLength - consumed)];
        var values = record[(int)headerLength..];
        while (!types.IsEmpty)
        {
            var length = LengthOf(TakeVarint(ref types));
            if (length < 0 || length > values.Length)
            {
                return default;
            }

            if (column-- == 0)
            {
                return values[..(int)length];
            }

            values = values[(int)length..];
        }

        return default;
    }

    /// <summary>Up to nine bytes, the high bit of the first eight saying that another follows; -1 when the bytes end within.</summary>
    public static long TakeVarint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        for (var i = 0; i < 9 && i < bytes.Length; i++)
        {
            var isLast = i == 8;
            value = isLast ? (value << 8) | bytes[i] : (value << 7) | (bytes[i] & 0x7FL);
            if (isLast || bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return value;
            }
        }

        bytes = default;
        return -1;
    }

    public static long LengthOf(long type) => type switch
    {
        0 or 8 or 9 => 0,
        >= 1 and <= 4 => type,
        5 => 6,
        6 or 7 => 8,
        >= 12 => (type - 12) / 2,
        _ => -1,
    };
}
