using System.Buffers.Binary;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>Takes numbers and runs of bytes off the front of a piece of memory.</summary>
internal ref struct PgpReader(ReadOnlyMemory<byte> memory)
{
    private ReadOnlyMemory<byte> rest = memory;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public readonly ReadOnlyMemory<byte> Rest => rest;

    public byte Byte() => Take(1).Span[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2).Span);

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4).Span);

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeSeconds(UInt32());

    public ReadOnlyMemory<byte> Take(long count)
    {
        if (count > rest.Length)
        {
            throw new PgpFormatException("it ends in the middle of a packet");
        }

        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }

    /// <summary>A number of any size, its leading zeros gone: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-3.2"/>.</summary>
    public ReadOnlyMemory<byte> Number()
    {
        var number = Take((UInt16() + 7) / 8);
        var zeros = number.Span.IndexOfAnyExcept((byte)0);
        return zeros < 0 ? default : number[zeros..];
    }
}
