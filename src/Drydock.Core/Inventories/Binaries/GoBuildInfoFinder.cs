namespace Drydock.Core.Inventories.Binaries;

/// <summary>Finds where the Go linker put its build information.</summary>
internal static class GoBuildInfoFinder
{
    private const int Alignment = 16;

    /// <summary>The mark stands in a program once; in a tool that looks for it perhaps twice.</summary>
    private const int MaxTries = 16;

    /// <summary>Build information of an ELF file. The section is named; where the section headers are gone, the data segments are searched.</summary>
    public static GoSearch Find(in ElfHeaders elf)
    {
        if (elf.TryFindSection(".go.buildinfo"u8, out var section))
        {
            var regions = MappedFile.Of(elf);
            return elf.TrySlice(section.Offset, section.FileSize, out _)
                ? Search(regions, [new MappedRegion(section.Address, section.Offset, section.FileSize)], GoRelocations.Of(elf)) with { IsGo = true }
                : new GoSearch(null, IsGo: true);
        }

        var isGo = elf.TryFindSection(".gopclntab"u8, out _) || elf.TryFindSection(".note.go.buildid"u8, out _);
        if (!isGo && elf.SectionCount > 0)
        {
            return default;
        }

        return Search(MappedFile.Of(elf), Parts(elf), GoRelocations.Of(elf)) with { IsGo = isGo };
    }

    /// <summary>Build information of a PE file: it stands in the section of initialized data.</summary>
    public static GoSearch Find(in PeHeaders pe)
    {
        List<MappedRegion> parts = [];
        for (var i = 0; i < pe.SectionCount; i++)
        {
            if (pe.Section(i) is { IsWritableData: true } section && pe.TrySlice(section.Offset, section.Size, out _))
            {
                parts.Add(new MappedRegion(pe.ImageBase + section.Address, section.Offset, section.Size));
            }
        }

        return parts.Count == 0 ? default : Search(MappedFile.Of(pe), parts, default);
    }

    /// <summary>Segments that hold data. Behind relocations Go's data is read-only, so that only code is left out.</summary>
    private static List<MappedRegion> Parts(in ElfHeaders elf)
    {
        List<MappedRegion> parts = [];
        for (var i = 0; i < elf.SegmentCount; i++)
        {
            if (elf.Segment(i) is { Type: ElfSegment.Load, IsExecutable: false } segment && elf.TrySlice(segment.Offset, segment.FileSize, out _))
            {
                parts.Add(new MappedRegion(segment.Address, segment.Offset, segment.FileSize));
            }
        }

        return parts;
    }

    /// <summary>Parts that overlap are searched twice at most, whatever the headers say.</summary>
    private static GoSearch Search(in MappedFile file, List<MappedRegion> parts, GoRelocations relocations)
    {
        var tries = 0;
        var left = 2L * file.Bytes.Length;
        foreach (var part in parts)
        {
            left -= (long)part.Size;
            if (left < 0)
            {
                break;
            }

            var end = (int)(part.Offset + part.Size);
            var at = (int)part.Offset;
            while (file.Bytes[at..end].IndexOf(GoBuildInfo.Magic) is var index and >= 0 && tries < MaxTries)
            {
                at += index;
                tries++;
                if ((part.Address + ((ulong)at - part.Offset)) % Alignment == 0 && GoBuildInfo.Read(file, at, relocations) is { } info)
                {
                    return new GoSearch(info, IsGo: true);
                }

                at += GoBuildInfo.Magic.Length;
            }
        }

        return default;
    }
}
