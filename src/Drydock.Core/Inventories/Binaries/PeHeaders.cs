using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// The headers of a Windows executable or a .NET assembly. Making one reads the fixed headers; sections are read as they are asked for.
/// <see href="https://learn.microsoft.com/windows/win32/debug/pe-format"/>
/// </summary>
internal readonly ref struct PeHeaders
{
    public const int ResourceDirectory = 2;
    public const int CliDirectory = 14;

    private const int CoffHeader = 24;
    private const int SectionRow = 40;
    private readonly ReadOnlySpan<byte> optional;
    private readonly ReadOnlySpan<byte> sections;

    public PeHeaders(ReadOnlySpan<byte> bytes)
    {
        Bytes = bytes;
        if (bytes.Length < 64 || !bytes.StartsWith("MZ"u8))
        {
            return;
        }

        var start = BinaryPrimitives.ReadUInt32LittleEndian(bytes[0x3c..]);
        if (start > bytes.Length - CoffHeader || !bytes[(int)start..].StartsWith("PE\0\0"u8))
        {
            return;
        }

        IsPe = true;
        var coff = bytes[(int)start..];
        var count = BinaryPrimitives.ReadUInt16LittleEndian(coff[6..]);
        var optionalSize = BinaryPrimitives.ReadUInt16LittleEndian(coff[20..]);
        var rest = coff[CoffHeader..];
        if (rest.Length < optionalSize + (count * SectionRow))
        {
            Problem = "its section headers lie outside the file";
            return;
        }

        optional = rest[..optionalSize];
        sections = rest.Slice(optionalSize, count * SectionRow);
        IsPlus = optionalSize >= 2 && BinaryPrimitives.ReadUInt16LittleEndian(optional) == 0x20b;
    }

    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>False for a DOS program or something else that starts with MZ.</summary>
    public bool IsPe { get; }

    /// <summary>64 bits.</summary>
    public bool IsPlus { get; }

    public string? Problem { get; }

    public int SectionCount => sections.Length / SectionRow;

    /// <summary>Where the file wants to be loaded.</summary>
    public ulong ImageBase => IsPlus
        ? optional.Length >= 32 ? BinaryPrimitives.ReadUInt64LittleEndian(optional[24..]) : 0
        : optional.Length >= 32 ? BinaryPrimitives.ReadUInt32LittleEndian(optional[28..]) : 0;

    /// <summary>Where the last section ends; what stands behind was appended.</summary>
    public long EndOffset
    {
        get
        {
            var end = 0L;
            for (var i = 0; i < SectionCount; i++)
            {
                var section = Section(i);
                end = Math.Max(end, (long)section.Offset + section.Size);
            }

            return end;
        }
    }

    public PeSection Section(int index)
    {
        var row = sections[(index * SectionRow)..];
        return new PeSection(
            BinaryPrimitives.ReadUInt32LittleEndian(row[12..]),
            BinaryPrimitives.ReadUInt32LittleEndian(row[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(row[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(row[36..]));
    }

    /// <summary>Names have at most eight bytes.</summary>
    public bool TryFindSection(ReadOnlySpan<byte> name, out PeSection section)
    {
        for (var i = 0; i < SectionCount; i++)
        {
            if (sections.Slice(i * SectionRow, 8).TrimEnd((byte)0).SequenceEqual(name))
            {
                section = Section(i);
                return true;
            }
        }

        section = default;
        return false;
    }

    /// <summary>An entry of the table of directories; empty when it has none.</summary>
    public (uint Address, uint Size) Directory(int index)
    {
        var at = (IsPlus ? 112 : 96) + (index * 8);
        return optional.Length < at + 8 || BinaryPrimitives.ReadUInt32LittleEndian(optional[(IsPlus ? 108 : 92)..]) <= index
            ? default
            : (BinaryPrimitives.ReadUInt32LittleEndian(optional[at..]), BinaryPrimitives.ReadUInt32LittleEndian(optional[(at + 4)..]));
    }

    /// <summary>The bytes of the file from an offset on; false when a part of them lies outside.</summary>
    public bool TrySlice(ulong offset, ulong size, out ReadOnlySpan<byte> part)
    {
        var inside = offset <= (ulong)Bytes.Length && size <= (ulong)Bytes.Length - offset;
        part = inside ? Bytes.Slice((int)offset, (int)size) : default;
        return inside;
    }

    /// <summary>The bytes at an address relative to the image base.</summary>
    public bool TryRead(uint address, uint size, out ReadOnlySpan<byte> part)
    {
        for (var i = 0; i < SectionCount; i++)
        {
            var section = Section(i);
            if (address >= section.Address && address - section.Address < section.Size)
            {
                return TrySlice((ulong)section.Offset + (address - section.Address), size, out part);
            }
        }

        part = default;
        return false;
    }
}
