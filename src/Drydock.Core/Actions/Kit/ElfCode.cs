using System.Buffers.Binary;
using System.Text;
using Drydock.Core.Inventories.Binaries;

namespace Drydock.Core.Actions.Kit;

/// <summary>The code of an ELF file for x86-64: where it lies, where functions begin, which names it gives and takes.</summary>
internal readonly ref struct ElfCode
{
    private const uint DynamicSymbols = 11;
    private const uint Relocations = 4;
    private const uint UnwindTable = 0x6474e550;
    private const int SymbolSize = 24;
    private const int RelocationSize = 24;
    private const int MostFunctions = 4_000_000;
    private const ushort Amd64 = 62;

    private readonly ElfHeaders elf;

    private ElfCode(ElfHeaders elf)
    {
        this.elf = elf;
        Starts = ReadStarts(elf);
    }

    /// <summary>Addresses at which functions begin, in order; empty when the file does not say.</summary>
    public ulong[] Starts { get; }

    public bool IsGo => elf.TryFindSection(".gopclntab"u8, out _) || elf.TryFindSection(".go.buildinfo"u8, out _) || elf.TryFindSection(".note.go.buildid"u8, out _);

    /// <summary>Whether a file is an ELF file at all, and one for this processor.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ElfCode code)
    {
        var headers = new ElfHeaders(bytes);
        var fits = headers.Problem is null && headers is { Is64: true, IsProgram: true, Machine: Amd64 } && !headers.Order.IsBig;
        code = fits ? new ElfCode(headers) : default;
        return fits;
    }

    /// <summary>Ranges of code: executable sections, or segments where there are none.</summary>
    public List<(ulong Address, int Offset, int Length)> Ranges()
    {
        var ranges = new List<(ulong, int, int)>();

        // Sections of one file do not lie over each other; those that do are made to be read forever.
        long room = elf.Bytes.Length;
        for (var i = 1; i < elf.SectionCount; i++)
        {
            var section = elf.Section(i);
            if (section.IsExecutable && section.FileSize > 0 && elf.TrySlice(section.Offset, section.FileSize, out _))
            {
                if ((room -= (long)section.FileSize) < 0)
                {
                    break;
                }

                ranges.Add((section.Address, (int)section.Offset, (int)section.FileSize));
            }
        }

        for (var i = 0; ranges.Count == 0 && i < elf.SegmentCount; i++)
        {
            var segment = elf.Segment(i);
            if (segment is { Type: ElfSegment.Load, IsExecutable: true } && elf.TrySlice(segment.Offset, segment.FileSize, out _))
            {
                ranges.Add((segment.Address, (int)segment.Offset, (int)segment.FileSize));
            }
        }

        return ranges;
    }

    /// <summary>Names in the dynamic symbol table: an address of zero is for those that are taken from others.</summary>
    public List<(string Name, ulong Address)> Symbols()
    {
        var found = new List<(string, ulong)>();
        for (var i = 1; i < elf.SectionCount; i++)
        {
            var section = elf.Section(i);
            if (section.Type == DynamicSymbols && section.Link < elf.SectionCount && elf.TrySlice(section.Offset, section.FileSize, out var rows) && elf.Section((int)section.Link) is var names && elf.TrySlice(names.Offset, names.FileSize, out var text))
            {
                for (; rows.Length >= SymbolSize && found.Count < elf.Bytes.Length / SymbolSize; rows = rows[SymbolSize..])
                {
                    var isTaken = BinaryPrimitives.ReadUInt16LittleEndian(rows[6..]) == 0;
                    found.Add((NameAt(text, BinaryPrimitives.ReadUInt32LittleEndian(rows)), isTaken ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(rows[8..])));
                }
            }
        }

        return found;
    }

    /// <summary>Places that the loader fills: with the address of a symbol by its position, or with an address of this file.</summary>
    public List<(ulong Place, int Symbol, ulong Address)> Filled()
    {
        var found = new List<(ulong, int, ulong)>();
        for (var i = 1; i < elf.SectionCount; i++)
        {
            var section = elf.Section(i);
            if (section.Type == Relocations && elf.TrySlice(section.Offset, section.FileSize, out var rows))
            {
                for (; rows.Length >= RelocationSize && found.Count < elf.Bytes.Length / RelocationSize; rows = rows[RelocationSize..])
                {
                    var info = BinaryPrimitives.ReadUInt64LittleEndian(rows[8..]);
                    found.Add((BinaryPrimitives.ReadUInt64LittleEndian(rows), (int)(info >> 32), BinaryPrimitives.ReadUInt64LittleEndian(rows[16..])));
                }
            }
        }

        return found;
    }

    /// <summary>Words of writable data that may be addresses: with RELR relocations the address stands where the loader corrects it.</summary>
    public List<ulong> Words()
    {
        var words = new List<ulong>();
        for (var i = 0; i < elf.SegmentCount; i++)
        {
            var segment = elf.Segment(i);
            if (segment is { Type: ElfSegment.Load, IsWritable: true } && elf.TrySlice(segment.Offset, segment.FileSize, out var bytes))
            {
                for (; bytes.Length >= 8 && words.Count < elf.Bytes.Length / 8; bytes = bytes[8..])
                {
                    words.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
                }
            }
        }

        return words;
    }

    /// <summary>Texts of the length of names, as programs hand them to dlsym.</summary>
    public void TakeTexts(HashSet<string> known, HashSet<string> found)
    {
        var names = known.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> text = stackalloc char[64];
        long room = elf.Bytes.Length;
        for (var i = 0; i < elf.SegmentCount; i++)
        {
            var segment = elf.Segment(i);
            if (segment is not { Type: ElfSegment.Load, IsExecutable: false } || !elf.TrySlice(segment.Offset, segment.FileSize, out var bytes) || (room -= bytes.Length) < 0)
            {
                continue;
            }

            foreach (var range in bytes.Split((byte)0))
            {
                var word = bytes[range];
                if (word.Length is > 2 and < 64 && Encoding.ASCII.TryGetChars(word, text, out var length) && names.TryGetValue(text[..length], out var name))
                {
                    found.Add(name);
                }
            }
        }
    }

    /// <summary>The lookup table of the unwinder: pairs of places, sorted. <see href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/ehframechpt.html"/></summary>
    private static ulong[] ReadStarts(ElfHeaders elf)
    {
        for (var i = 0; i < elf.SegmentCount; i++)
        {
            var segment = elf.Segment(i);

            // Version 1, a count of four bytes, and pairs of four bytes relative to this table: what every linker writes.
            if (segment.Type == UnwindTable && elf.TrySlice(segment.Offset, segment.FileSize, out var table) && table.Length >= 12 && table[0] == 1 && table[2] == 0x03 && table[3] == 0x3b)
            {
                var count = BinaryPrimitives.ReadUInt32LittleEndian(table[8..]);
                var rows = table[12..];
                if (count == 0 || count > MostFunctions || (long)rows.Length < (long)count * 8)
                {
                    return [];
                }

                var starts = new ulong[count];
                for (var row = 0; row < starts.Length; row++)
                {
                    starts[row] = segment.Address + (ulong)(long)BinaryPrimitives.ReadInt32LittleEndian(rows[(row * 8)..]);
                }

                Array.Sort(starts);
                return starts;
            }
        }

        return [];
    }

    private static string NameAt(ReadOnlySpan<byte> text, uint offset)
    {
        if (offset >= text.Length)
        {
            return "";
        }

        var rest = text[(int)offset..];
        var end = rest.IndexOf((byte)0);
        return end is < 0 or > 200 ? "" : Encoding.Latin1.GetString(rest[..end]);
    }
}
