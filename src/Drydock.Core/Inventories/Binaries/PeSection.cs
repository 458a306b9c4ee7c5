namespace Drydock.Core.Inventories.Binaries;

/// <summary>A row of the section table of a PE file.</summary>
internal readonly record struct PeSection(uint Address, uint Offset, uint Size, uint Characteristics)
{
    private const uint InitializedData = 0x40;
    private const uint Writable = 0x80000000;

    public bool IsWritableData => (Characteristics & (InitializedData | Writable)) == (InitializedData | Writable);
}
