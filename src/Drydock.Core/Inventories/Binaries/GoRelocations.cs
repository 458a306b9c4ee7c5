namespace Drydock.Core.Inventories.Binaries;

/// <summary>Where a program's relocations with addends stand: its loader puts addresses into places that hold zero in the file.</summary>
/// <see href="https://gabi.xinuos.com/elf/06-reloc.html"/>
internal readonly record struct GoRelocations(ulong Address, ulong Size, ByteOrder Order, bool Is64)
{
    /// <summary>The largest programs have 10 MB.</summary>
    private const ulong MaxSize = 64 << 20;

    /// <summary>The value that the loader will put at <paramref name="place"/>; zero when there is none.</summary>
    public ulong Find(scoped in MappedFile file, ulong place)
    {
        var row = Is64 ? 24 : 12;
        if (Size is 0 or > MaxSize || !file.TryRead(Address, Size, out var table))
        {
            return 0;
        }

        for (; table.Length >= row; table = table[row..])
        {
            if (Order.Word(table, Is64) == place)
            {
                return Order.Word(table[(Is64 ? 16 : 8)..], Is64);
            }
        }

        return 0;
    }

    public static GoRelocations Of(in ElfHeaders elf)
    {
        for (var i = 0; i < elf.SegmentCount; i++)
        {
            var segment = elf.Segment(i);
            if (segment.Type == ElfSegment.Dynamic && elf.TrySlice(segment.Offset, segment.FileSize, out var table))
            {
                var dynamic = ElfDynamic.Read(table, elf.Order, elf.Is64);
                return new GoRelocations(dynamic.Relocations, dynamic.RelocationsSize, elf.Order, elf.Is64);
            }
        }

        return default;
    }
}
