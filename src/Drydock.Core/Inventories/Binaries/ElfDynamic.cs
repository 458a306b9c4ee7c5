namespace Drydock.Core.Inventories.Binaries;

/// <summary>What the dynamic section says, before its strings are looked up. <see href="https://gabi.xinuos.com/elf/08-dynamic.html"/></summary>
internal sealed class ElfDynamic
{
    /// <summary>A program with more libraries than this is not one.</summary>
    private const int MaxNames = 1000;

    public List<ulong> Needed { get; } = [];

    public List<ulong> Rpath { get; } = [];

    public List<ulong> Runpath { get; } = [];

    public ulong? Soname { get; private set; }

    public ulong Strings { get; private set; }

    public ulong StringsSize { get; private set; }

    /// <summary>Address of the relocations with addends.</summary>
    public ulong Relocations { get; private set; }

    public ulong RelocationsSize { get; private set; }

    /// <summary>Symbols are bound before the program starts.</summary>
    public bool BindsNow { get; private set; }

    /// <summary>The linker's own mark of a position-independent program.</summary>
    public bool IsMarkedPie { get; private set; }

    /// <summary>A place for the debugger: executables have one, libraries do not.</summary>
    public bool HasDebug { get; private set; }

    public bool HasTooManyNames { get; private set; }

    public static ElfDynamic Read(ReadOnlySpan<byte> table, ByteOrder order, bool is64)
    {
        var dynamic = new ElfDynamic();
        var word = is64 ? 8 : 4;
        while (table.Length >= 2 * word)
        {
            var tag = order.Word(table, is64);
            if (tag == 0)
            {
                break;
            }

            dynamic.Take(tag, order.Word(table[word..], is64));
            table = table[(2 * word)..];
        }

        return dynamic;
    }

    private void Take(ulong tag, ulong value)
    {
        switch (tag)
        {
            case 1:
                AddName(Needed, value);
                break;
            case 5:
                Strings = value;
                break;
            case 7:
                Relocations = value;
                break;
            case 8:
                RelocationsSize = value;
                break;
            case 10:
                StringsSize = value;
                break;
            case 14:
                Soname = value;
                break;
            case 15:
                AddName(Rpath, value);
                break;
            case 21:
                HasDebug = true;
                break;
            case 24:
                BindsNow = true;
                break;
            case 29:
                AddName(Runpath, value);
                break;
            case 30:
                BindsNow |= (value & 0x8) != 0;
                break;
            case 0x6ffffffb:
                BindsNow |= (value & 0x1) != 0;
                IsMarkedPie = (value & 0x08000000) != 0;
                break;
            default:
                break;
        }
    }

    private void AddName(List<ulong> names, ulong offset)
    {
        HasTooManyNames |= names.Count == MaxNames;
        if (names.Count < MaxNames)
        {
            names.Add(offset);
        }
    }
}
