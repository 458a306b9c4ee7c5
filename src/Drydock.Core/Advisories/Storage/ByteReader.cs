using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Reads what <see cref="ByteWriter"/> wrote; bytes that it did not write throw.</summary>
/// <exception cref="InvalidDataException">The bytes end too early, or a number is out of bounds.</exception>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public byte Byte() => Bytes(1)[0];

    /// <summary>Nearly every number is one byte: that way is short enough to be taken in by callers.</summary>
    public uint Number()
    {
        if (!rest.IsEmpty && rest[0] < 0x80)
        {
            var value = rest[0];
            rest = rest[1..];
            return value;
        }

        return LongNumber();
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if ((uint)count > (uint)rest.Length)
        {
            throw new InvalidDataException("an entry ends too early");
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    /// <summary>A length that what follows can hold.</summary>
    public int Count()
    {
        var count = Number();
        return count <= (uint)rest.Length ? (int)count : throw new InvalidDataException("a length is larger than what follows");
    }

    /// <summary>A length of what lies elsewhere.</summary>
    public int Length()
    {
        var length = Number();
        return length <= int.MaxValue ? (int)length : throw new InvalidDataException("a length is out of bounds");
    }

    public string Text() => Encoding.UTF8.GetString(Bytes(Count()));

    public void SkipText() => Bytes(Count());

    public ImmutableArray<string> Texts()
    {
        var count = Count();
        if (count == 0)
        {
            return [];
        }

        var values = ImmutableArray.CreateBuilder<string>(count);
        for (var i = 0; i < count; i++)
        {
            values.Add(Text());
        }

        return values.MoveToImmutable();
    }

    public DateOnly? Day()
    {
        var day = Number();
        return day == 0 ? null : day <= (uint)DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw new InvalidDataException("a day is out of bounds");
    }

    private uint LongNumber()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = Byte();
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number is too long");
    }
}
