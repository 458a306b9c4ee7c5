using System.Text;
using Drydock.Core.Inventories.Binaries;

namespace Drydock.Core.Actions.Patch.Linking;

/// <summary>What ldconfig reads of a library.</summary>
/// <param name="Flags">Kind and processor, as in the cache.</param>
/// <param name="Soname">Null when it says none.</param>
/// <param name="OsVersion">The oldest kernel it runs on, of its ABI note; 0 when it has none.</param>
internal sealed record SharedLibrary(int Flags, string? Soname, uint OsVersion)
{
    private const int Libc6 = 3;

    /// <summary>The section of the library's ABI note. <see href="https://sourceware.org/git/?p=glibc.git;a=blob;f=csu/abi-note.c"/></summary>
    private const uint AbiNote = 1;

    /// <summary>Null when it is no shared library of a processor that is known.</summary>
    public static SharedLibrary? Read(ReadOnlySpan<byte> bytes)
    {
        var elf = new ElfHeaders(bytes);
        if (elf.Type != ElfHeaders.SharedObject || Processor(elf) is not { } processor)
        {
            return null;
        }

        ElfDynamic? dynamic = null;
        var version = 0u;
        for (var i = 0; i < elf.SegmentCount; i++)
        {
            var segment = elf.Segment(i);
            if (segment.Type == ElfSegment.Dynamic && elf.TrySlice(segment.Offset, segment.FileSize, out var table))
            {
                dynamic = ElfDynamic.Read(table, elf.Order, elf.Is64);
            }
            else if (segment.Type == ElfSegment.Note && version == 0 && elf.TrySlice(segment.Offset, segment.FileSize, out var notes))
            {
                version = KernelOf(notes, elf.Order);
            }
        }

        return dynamic is null ? null : new SharedLibrary(Libc6 | processor, SonameOf(elf, dynamic), version);
    }

    /// <summary>The bits that the cache has for a processor. <see href="https://sourceware.org/git/?p=glibc.git;a=blob;f=sysdeps/generic/ldconfig.h"/></summary>
    private static int? Processor(ElfHeaders elf) => (elf.Machine, elf.Is64) switch
    {
        (62, true) => 0x0300,
        (62, false) => 0x0800,
        (3, false) => 0,
        (183, true) => 0x0a00,
        (40, false) => elf.Order.U32(elf.Bytes[36..]) switch { var f when (f & 0x400) != 0 => 0x0900, var f when (f & 0x200) != 0 => 0x0b00, _ => 0 },
        (21, true) => 0x0500,
        (22, true) => 0x0400,
        (243, true) => 0x1000,
        _ => null,
    };

    private static string? SonameOf(ElfHeaders elf, ElfDynamic dynamic)
    {
        if (dynamic.Soname is not { } at || !elf.TryLocate(dynamic.Strings, out var offset) || !elf.TrySlice(offset, dynamic.StringsSize, out var strings) || at >= (ulong)strings.Length)
        {
            return null;
        }

        strings = strings[(int)at..];
        var end = strings.IndexOf((byte)0);
        return end <= 0 || strings[..end].Contains((byte)'/') ? null : Encoding.Latin1.GetString(strings[..end]);
    }

    private static uint KernelOf(ReadOnlySpan<byte> notes, ByteOrder order)
    {
        while (notes.Length >= 12)
        {
            var (nameSize, size, type) = (order.U32(notes), order.U32(notes[4..]), order.U32(notes[8..]));
            var at = 12 + (((long)nameSize + 3) & ~3L);
            var next = at + (((long)size + 3) & ~3L);
            if (next > notes.Length)
            {
                return 0;
            }

            if (type == AbiNote && size >= 16 && notes[12..].StartsWith("GNU\0"u8))
            {
                var note = notes[(int)at..];
                return ((order.U32(note[4..]) & 0xff) << 16) | ((order.U32(note[8..]) & 0xff) << 8) | (order.U32(note[12..]) & 0xff);
            }

            notes = notes[(int)next..];
        }

        return 0;
    }
}
