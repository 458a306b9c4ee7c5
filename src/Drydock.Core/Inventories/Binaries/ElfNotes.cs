namespace Drydock.Core.Inventories.Binaries;

/// <summary>The notes of an ELF file: owner, kind and bytes. <see href="https://gabi.xinuos.com/elf/07-pheader.html#note-section"/></summary>
internal static class ElfNotes
{
    private const int Header = 12;
    private const uint GnuBuildId = 3;

    /// <summary>SHA-1 has 20 bytes, the longest in use 32.</summary>
    private const uint MaxBuildId = 64;

    /// <summary>A core file has long notes; a program has few, and short ones.</summary>
    private const int MaxNotes = 64 << 10;

    /// <summary>The linker's build ID as lower-case hex; null when there is none.</summary>
    public static string? BuildId(ReadOnlySpan<byte> notes, ByteOrder order, ulong alignment)
    {
        var isWide = alignment == 8;
        notes = notes[..Math.Min(notes.Length, MaxNotes)];
        while (notes.Length >= Header)
        {
            ulong nameSize = order.U32(notes), size = order.U32(notes[4..]);
            var kind = order.U32(notes[8..]);
            var start = isWide ? RoundUp(Header + nameSize, 8) : Header + RoundUp(nameSize, 4);
            if (start + size > (ulong)notes.Length)
            {
                return null;
            }

            if (kind == GnuBuildId && size <= MaxBuildId && notes.Slice(Header, (int)nameSize).SequenceEqual("GNU\0"u8))
            {
                return Convert.ToHexStringLower(notes.Slice((int)start, (int)size));
            }

            var next = start + RoundUp(size, isWide ? 8u : 4u);
            notes = next >= (ulong)notes.Length ? default : notes[(int)next..];
        }

        return null;
    }

    private static ulong RoundUp(ulong value, uint step) => (value + step - 1) / step * step;
}
