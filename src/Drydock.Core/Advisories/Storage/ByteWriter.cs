using System.Text;

namespace Drydock.Core.Advisories.Storage;

/// <summary>Bytes of entries: small numbers take one byte, texts carry their length.</summary>
internal sealed class ByteWriter(int capacity = 256)
{
    private byte[] buffer = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    /// <summary>Seven bits a byte, the lowest first (LEB128).</summary>
    public void Number(uint value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Number((uint)length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
        Length += length;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
    }

    public void Texts(IReadOnlyCollection<string> values)
    {
        Number((uint)values.Count);
        foreach (var value in values)
        {
            Text(value);
        }
    }

    /// <summary>A day, as days since 0001-01-01; 0 for none, which no feed means.</summary>
    public void Day(DateOnly? value) => Number((uint)(value?.DayNumber ?? 0));

    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - Length < count)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        }

        return buffer.AsSpan(Length);
    }
}
