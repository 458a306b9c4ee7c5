namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// The headers of an ELF file, 32 or 64 bits, either byte order. Making one reads the file header only; the tables are read row by row as they are asked for.
/// <see href="https://gabi.xinuos.com/elf/02-eheader.html"/>
/// </summary>
internal readonly ref struct ElfHeaders
{
    public const int Relocatable = 1;
    public const int Executable = 2;
    public const int SharedObject = 3;

    /// <summary>More rows than this are no program: the largest kernels have a dozen.</summary>
    private const int MaxSegments = 1024;

    /// <summary>In e_phnum, e_shnum (as zero) and e_shstrndx: the number stands in section 0.</summary>
    private const uint SegmentsInSection = 0xffff;
    private const uint NamesInSection = 0xffff;

    private readonly ReadOnlySpan<byte> segments;
    private readonly ReadOnlySpan<byte> sections;
    private readonly ReadOnlySpan<byte> names;
    private readonly int segmentStride;
    private readonly int sectionStride;

    public ElfHeaders(ReadOnlySpan<byte> bytes)
    {
        Bytes = bytes;
        if (bytes.Length < 16 || !bytes.StartsWith("\u007fELF"u8) || bytes[4] is not (1 or 2) || bytes[5] is not (1 or 2))
        {
            Problem = "it has no ELF header";
            return;
        }

        Is64 = bytes[4] == 2;
        Order = new ByteOrder(bytes[5] == 2);
        if (bytes.Length < (Is64 ? 64 : 52))
        {
            Problem = "it ends within its ELF header";
            return;
        }

        Type = Order.U16(bytes[16..]);
        Machine = Order.U16(bytes[18..]);
        var tail = bytes[(Is64 ? 54 : 42)..];
        segmentStride = Order.U16(tail);
        sectionStride = Order.U16(tail[4..]);
        sections = Table(Order.Word(bytes[(Is64 ? 40 : 32)..], Is64), Order.U16(tail[6..]), sectionStride, Is64 ? 64 : 40, "section", isSection: true, out var sectionProblem);
        segments = Table(Order.Word(bytes[(Is64 ? 32 : 28)..], Is64), Order.U16(tail[2..]), segmentStride, Is64 ? 56 : 32, "program", isSection: false, out var segmentProblem);
        Problem = segmentProblem ?? sectionProblem;
        names = Names(Order.U16(tail[8..]));
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public bool Is64 { get; }

    public ByteOrder Order { get; }

    public ushort Type { get; }

    public ushort Machine { get; }

    /// <summary>What is wrong with the headers; null when nothing is. A table with a problem counts as absent.</summary>
    public string? Problem { get; }

    public bool IsProgram => Type is Executable or SharedObject;

    public int SegmentCount => segments.IsEmpty ? 0 : segments.Length / segmentStride;

    public int SectionCount => sections.IsEmpty ? 0 : sections.Length / sectionStride;

    /// <summary>Where the file ends as far as its headers say; what stands behind was appended.</summary>
    public long EndOffset
    {
        get
        {
            // The section headers are the last thing linkers write; without them the segments tell.
            var end = sections.IsEmpty ? 0 : (ulong)Order.Word(Bytes[(Is64 ? 40 : 32)..], Is64) + (ulong)sections.Length;
            for (var i = 0; i < SegmentCount; i++)
            {
                var segment = Segment(i);
                end = Math.Max(end, TrySlice(segment.Offset, segment.FileSize, out _) ? segment.Offset + segment.FileSize : (ulong)Bytes.Length);
            }

            return (long)end;
        }
    }

    public ElfSegment Segment(int index)
    {
        var row = segments[(index * segmentStride)..];
        return Is64
            ? new ElfSegment(Order.U32(row), Order.U32(row[4..]), Order.U64(row[8..]), Order.U64(row[16..]), Order.U64(row[32..]), Order.U64(row[48..]))
            : new ElfSegment(Order.U32(row), Order.U32(row[24..]), Order.U32(row[4..]), Order.U32(row[8..]), Order.U32(row[16..]), Order.U32(row[28..]));
    }

    public ElfSection Section(int index) => SectionAt(sections[(index * sectionStride)..]);

    /// <summary>The first section of that name that has bytes in the file.</summary>
    public bool TryFindSection(ReadOnlySpan<byte> name, out ElfSection section)
    {
        for (var i = 1; i < SectionCount; i++)
        {
            var nameOffset = Order.U32(sections[(i * sectionStride)..]);
            if (nameOffset < names.Length && names[(int)nameOffset..] is var rest && rest.StartsWith(name) && rest.Length > name.Length && rest[name.Length] == 0)
            {
                section = Section(i);
                return true;
            }
        }

        section = default;
        return false;
    }

    /// <summary>False when a part of it lies outside the file.</summary>
    public bool TrySlice(ulong offset, ulong size, out ReadOnlySpan<byte> part)
    {
        var inside = offset <= (ulong)Bytes.Length && size <= (ulong)Bytes.Length - offset;
        part = inside ? Bytes.Slice((int)offset, (int)size) : default;
        return inside;
    }

    /// <summary>Where the loader finds an address in the file.</summary>
    public bool TryLocate(ulong address, out ulong offset)
    {
        for (var i = 0; i < SegmentCount; i++)
        {
            var segment = Segment(i);
            if (segment.Type == ElfSegment.Load && address >= segment.Address && address - segment.Address < segment.FileSize)
            {
                offset = segment.Offset + (address - segment.Address);
                return offset >= segment.Offset;
            }
        }

        offset = 0;
        return false;
    }

    private ElfSection SectionAt(ReadOnlySpan<byte> row) => Is64
        ? new ElfSection(Order.U32(row), Order.U32(row[4..]), Order.U64(row[8..]), Order.U64(row[16..]), Order.U64(row[24..]), Order.U64(row[32..]), Order.U32(row[40..]), Order.U32(row[44..]))
        : new ElfSection(Order.U32(row), Order.U32(row[4..]), Order.U32(row[8..]), Order.U32(row[12..]), Order.U32(row[16..]), Order.U32(row[20..]), Order.U32(row[24..]), Order.U32(row[28..]));

    /// <summary>The rows of a header table, checked once, so that reading a row need not check.</summary>
    private ReadOnlySpan<byte> Table(ulong offset, uint count, int stride, int rowSize, string kind, bool isSection, out string? problem)
    {
        problem = null;
        if (offset == 0)
        {
            return default;
        }

        if (stride < rowSize && (count > 0 || isSection))
        {
            problem = count == 0 ? null : $"its {kind} headers are smaller than the format says";
            return default;
        }

        ulong rows = count;
        if (isSection && count == 0)
        {
            rows = TrySlice(offset, (ulong)rowSize, out var first) ? SectionAt(first).Size : 0;
        }
        else if (!isSection && count == SegmentsInSection)
        {
            rows = SectionCount > 0 ? Section(0).Information : 0;
        }

        if (!isSection && rows > MaxSegments)
        {
            problem = $"it has {rows} program headers";
            return default;
        }

        if (rows > int.MaxValue || !TrySlice(offset, rows * (ulong)stride, out var table))
        {
            problem = $"its {kind} headers lie outside the file";
            return default;
        }

        return table;
    }

    private ReadOnlySpan<byte> Names(uint index)
    {
        if (index == NamesInSection && SectionCount > 0)
        {
            index = Section(0).Link;
        }

        if (index >= SectionCount)
        {
            return default;
        }

        var section = Section((int)index);
        return TrySlice(section.Offset, section.FileSize, out var text) ? text : default;
    }
}
