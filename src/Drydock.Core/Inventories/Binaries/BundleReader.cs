using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>Reads numbers and texts as .NET's BinaryWriter writes them. Past the end everything is zero, and <see cref="IsPastEnd"/> says so.</summary>
internal ref struct BundleReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public bool IsPastEnd { get; private set; }

    public byte U8() => Take(1) is [var value] ? value : (byte)0;

    public uint U32() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;

    public long I64() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0;

    public void Skip(int count) => Take(count);

    /// <summary>A length in groups of seven bits, lowest first, and that many bytes of UTF-8.</summary>
    public ReadOnlySpan<byte> Text()
    {
        var length = 0L;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var group = U8();
            length |= (long)(group & 0x7f) << shift;
            if (group < 0x80)
            {
                return Take(length);
            }
        }

        IsPastEnd = true;
        return default;
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > rest.Length)
        {
            IsPastEnd = true;
            rest = default;
            return default;
        }

        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }
}
