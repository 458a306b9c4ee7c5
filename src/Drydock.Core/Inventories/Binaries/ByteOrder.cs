using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>Reads numbers in the byte order of the file they come from. The caller has checked the length.</summary>
internal readonly struct ByteOrder(bool isBig)
{
    public bool IsBig => isBig;

    public ushort U16(ReadOnlySpan<byte> from) => isBig ? BinaryPrimitives.ReadUInt16BigEndian(from) : BinaryPrimitives.ReadUInt16LittleEndian(from);

    public uint U32(ReadOnlySpan<byte> from) => isBig ? BinaryPrimitives.ReadUInt32BigEndian(from) : BinaryPrimitives.ReadUInt32LittleEndian(from);

    public ulong U64(ReadOnlySpan<byte> from) => isBig ? BinaryPrimitives.ReadUInt64BigEndian(from) : BinaryPrimitives.ReadUInt64LittleEndian(from);

    /// <summary>A number of four or eight bytes.</summary>
    public ulong Word(ReadOnlySpan<byte> from, bool isWide) => isWide ? U64(from) : U32(from);
}
