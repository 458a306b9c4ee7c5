using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>Puts together what the tables of one ELF file say. What counts is what the loader reads (segments); sections are asked only for symbols.</summary>
internal ref struct ElfInfoReader(ElfHeaders elf, FactWriter facts)
{
    private const int MaxString = 4096;
    private readonly ElfHeaders elf = elf;
    private ReadOnlySpan<byte> dynamicStrings;
    private ReadOnlySpan<byte> symbolNames;
    private bool hasSymbols;
    private bool isWithoutCode;
    private bool isCut;

    /// <summary>The facts; null for a file of debugging information split off from its program, and for one cut off within what would be told (a gap).</summary>
    public ElfInfo? Read()
    {
        ReadSections();
        if (isWithoutCode)
        {
            return null;
        }

        string? interpreter = null, buildId = null;
        bool hasRelro = false, hasNx = false;
        ElfDynamic? dynamic = null;
        for (var i = 0; i < elf.SegmentCount; i++)
        {
            var segment = elf.Segment(i);
            switch (segment.Type)
            {
                case ElfSegment.Interpreter:
                    interpreter ??= TrySlice(segment, "interpreter", out var text) ? TextAt(text, 0) : null;
                    break;
                case ElfSegment.Dynamic:
                    dynamic ??= TrySlice(segment, "dynamic", out var table) ? ElfDynamic.Read(table, elf.Order, elf.Is64) : null;
                    break;
                case ElfSegment.Note:
                    buildId ??= TrySlice(segment, "note", out var notes) ? ElfNotes.BuildId(notes, elf.Order, segment.Alignment) : null;
                    break;
                case ElfSegment.GnuStack:
                    hasNx = !segment.IsExecutable;
                    break;
                case ElfSegment.GnuRelro:
                    hasRelro = true;
                    break;
                default:
                    break;
            }
        }

        FindDynamicStrings(dynamic);
        return isCut ? null : new ElfInfo
        {
            Type = elf.Type == ElfHeaders.Executable ? "exec" : "dyn",
            Machine = ElfMachines.NameOf(elf.Machine, elf.Is64, elf.Order.IsBig),
            Interpreter = interpreter,
            Needed = Names(dynamic?.Needed),
            Rpath = Folders(dynamic?.Rpath),
            Runpath = Folders(dynamic?.Runpath),
            Soname = dynamic?.Soname is { } soname ? TextAt(dynamicStrings, soname) : null,
            BuildId = buildId,
            IsStripped = !hasSymbols,
            IsPie = elf.Type == ElfHeaders.SharedObject && dynamic is not null
                && (dynamic.IsMarkedPie || dynamic.HasDebug || (interpreter is not null && dynamic.Soname is null)),
            Relro = !hasRelro ? "none" : dynamic is { BindsNow: true } ? "full" : "partial",
            HasStackCanary = HasStackCheck(dynamicStrings) || (dynamic is not { Needed.Count: > 0 } && HasStackCheck(symbolNames)),
            HasNx = hasNx,
        };
    }

    private void ReadSections()
    {
        for (var i = 1; i < elf.SectionCount; i++)
        {
            var section = elf.Section(i);
            if (section.Type == ElfSection.SymbolTable && !hasSymbols)
            {
                hasSymbols = true;
                symbolNames = section.Link < elf.SectionCount && elf.Section((int)section.Link) is var names && elf.TrySlice(names.Offset, names.FileSize, out var text) ? text : default;
            }

            isWithoutCode |= section is { Type: ElfSection.NoBits, IsExecutable: true };
        }
    }

    private void FindDynamicStrings(ElfDynamic? dynamic)
    {
        if (dynamic is null || dynamic.StringsSize == 0)
        {
            return;
        }

        if (!elf.TryLocate(dynamic.Strings, out var offset) || !elf.TrySlice(offset, dynamic.StringsSize, out dynamicStrings))
        {
            isCut = true;
            facts.Malformed("the strings of its dynamic section lie outside the file");
        }

        if (dynamic.HasTooManyNames)
        {
            facts.Malformed("its dynamic section names too many libraries or folders");
        }
    }

    private bool TrySlice(ElfSegment segment, string name, out ReadOnlySpan<byte> part)
    {
        if (elf.TrySlice(segment.Offset, segment.FileSize, out part))
        {
            return true;
        }

        isCut = true;
        facts.Malformed($"its {name} segment lies outside the file");
        return false;
    }

    private readonly ImmutableArray<string> Names(List<ulong>? offsets)
    {
        if (offsets is null or [])
        {
            return [];
        }

        var names = ImmutableArray.CreateBuilder<string>(offsets.Count);
        foreach (var offset in offsets)
        {
            if (TextAt(dynamicStrings, offset) is { Length: > 0 } name)
            {
                names.Add(name);
            }
        }

        return names.DrainToImmutable();
    }

    /// <summary>Search paths are separated by colons.</summary>
    private readonly ImmutableArray<string> Folders(List<ulong>? offsets) =>
        offsets is null or [] ? [] : [.. Names(offsets).SelectMany(n => n.Split(':', StringSplitOptions.RemoveEmptyEntries))];

    private readonly string? TextAt(ReadOnlySpan<byte> strings, ulong offset)
    {
        if (strings.IsEmpty)
        {
            return null;
        }

        var text = offset < (ulong)strings.Length ? strings[(int)offset..] : default;
        text = text[..Math.Min(text.Length, MaxString)];
        var end = text.IndexOf((byte)0);
        if (end < 0)
        {
            facts.Malformed("a name does not end where its strings end");
            return null;
        }

        return Encoding.UTF8.GetString(text[..end]);
    }

    /// <summary>
    /// The compiler's canary calls <c>__stack_chk_fail</c> (<c>__stack_chk_fail_local</c> on some processors). Its name in the string table is enough: to
    /// search that is many times faster than to walk the symbols. What is linked to a library gets it from there; the many more symbols of the
    /// linker matter in static programs only.
    /// </summary>
    private static bool HasStackCheck(ReadOnlySpan<byte> strings) => strings.IndexOf("\0__stack_chk_fail"u8) >= 0;
}
