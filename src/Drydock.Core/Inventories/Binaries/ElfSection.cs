namespace Drydock.Core.Inventories.Binaries;

/// <summary>A row of the section header table: what the linker laid out.</summary>
/// <param name="Name">Offset into the table of section names.</param>
/// <param name="Link">Index of a related section: the strings of a symbol table.</param>
internal readonly record struct ElfSection(uint Name, uint Type, ulong Flags, ulong Address, ulong Offset, ulong Size, uint Link, uint Information)
{
    public const uint SymbolTable = 2;
    public const uint NoBits = 8;

    public bool IsExecutable => (Flags & 4) != 0;

    /// <summary>Bytes it has in the file.</summary>
    public ulong FileSize => Type == NoBits ? 0 : Size;
}
