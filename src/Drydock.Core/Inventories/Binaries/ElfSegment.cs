namespace Drydock.Core.Inventories.Binaries;

/// <summary>A row of the program header table: what the loader maps.</summary>
internal readonly record struct ElfSegment(uint Type, uint Flags, ulong Offset, ulong Address, ulong FileSize, ulong Alignment)
{
    public const uint Load = 1;
    public const uint Dynamic = 2;
    public const uint Interpreter = 3;
    public const uint Note = 4;
    public const uint GnuStack = 0x6474e551;
    public const uint GnuRelro = 0x6474e552;

    public bool IsExecutable => (Flags & 1) != 0;

    public bool IsWritable => (Flags & 2) != 0;
}
