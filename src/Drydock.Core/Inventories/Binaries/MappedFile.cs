namespace Drydock.Core.Inventories.Binaries;

/// <summary>A program as its loader sees it, whatever its format: addresses lead to bytes of the file.</summary>
/// <param name="regions">Every one lies inside the file.</param>
internal readonly ref struct MappedFile(ReadOnlySpan<byte> bytes, List<MappedRegion> regions)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public ReadOnlySpan<byte> Bytes => bytes;

    public static MappedFile Of(in ElfHeaders elf)
    {
        var regions = new List<MappedRegion>();
        for (var i = 0; i < elf.SegmentCount; i++)
        {
            var segment = elf.Segment(i);
            if (segment.Type == ElfSegment.Load && elf.TrySlice(segment.Offset, segment.FileSize, out _))
            {
                regions.Add(new MappedRegion(segment.Address, segment.Offset, segment.FileSize));
            }
        }

        return new MappedFile(elf.Bytes, regions);
    }

    public static MappedFile Of(in PeHeaders pe)
    {
        var regions = new List<MappedRegion>();
        for (var i = 0; i < pe.SectionCount; i++)
        {
            var section = pe.Section(i);
            if (pe.TrySlice(section.Offset, section.Size, out _))
            {
                regions.Add(new MappedRegion(pe.ImageBase + section.Address, section.Offset, section.Size));
            }
        }

        return new MappedFile(pe.Bytes, regions);
    }

    /// <summary>Where a byte of the file is loaded; zero when it is not.</summary>
    public ulong AddressOf(int offset)
    {
        foreach (var region in regions)
        {
            if ((ulong)offset >= region.Offset && (ulong)offset - region.Offset < region.Size)
            {
                return region.Address + ((ulong)offset - region.Offset);
            }
        }

        return 0;
    }

    /// <summary>False when the bytes are not all in one region.</summary>
    public bool TryRead(ulong address, ulong size, out ReadOnlySpan<byte> part)
    {
        foreach (var region in regions)
        {
            if (address >= region.Address && address - region.Address <= region.Size && size <= region.Size - (address - region.Address))
            {
                part = bytes.Slice((int)(region.Offset + (address - region.Address)), (int)size);
                return true;
            }
        }

        part = default;
        return false;
    }
}
