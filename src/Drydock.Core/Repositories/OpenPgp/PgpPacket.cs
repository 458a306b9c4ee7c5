namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>One packet: what it is and its content.</summary>
internal readonly record struct PgpPacket(PacketTag Tag, ReadOnlyMemory<byte> Body)
{
    /// <summary>The packets one after the other. Lengths that leave the end open are for messages only, so they are refused here.</summary>
    /// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9580#section-4.2"/></remarks>
    public static List<PgpPacket> ReadAll(ReadOnlyMemory<byte> bytes)
    {
        var packets = new List<PgpPacket>();
        var reader = new PgpReader(bytes);
        while (!reader.IsAtEnd)
        {
            packets.Add(Read(ref reader));
        }

        return packets;
    }

    private static PgpPacket Read(ref PgpReader reader)
    {
        var head = reader.Byte();
        if ((head & 0x80) == 0)
        {
            throw new PgpFormatException("it is not made of OpenPGP packets");
        }

        var isNew = (head & 0x40) != 0;
        var tag = (PacketTag)(isNew ? head & 0x3F : (head >> 2) & 0x0F);
        return new PgpPacket(tag, reader.Take(isNew ? NewLength(ref reader) : OldLength(ref reader, head & 3)));
    }

    private static long NewLength(ref PgpReader reader) => reader.Byte() switch
    {
        < 192 and var one => one,
        < 224 and var one => ((one - 192) << 8) + reader.Byte() + 192,
        255 => reader.UInt32(),
        _ => throw new PgpFormatException("a packet has a partial length"),
    };

    private static long OldLength(ref PgpReader reader, int kind) => kind switch
    {
        0 => reader.Byte(),
        1 => reader.UInt16(),
        2 => reader.UInt32(),
        _ => throw new PgpFormatException("a packet has no length"),
    };
}
