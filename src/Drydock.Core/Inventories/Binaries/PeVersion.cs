using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>The file version in a PE file's version resource. <see href="https://learn.microsoft.com/windows/win32/menurc/vs-versioninfo"/></summary>
internal static class PeVersion
{
    private const uint VersionType = 16;
    private const int FixedPart = 52;

    /// <summary><c>4.8.9232.0</c>; null when there is none.</summary>
    public static string? FileVersion(in PeHeaders pe)
    {
        var (address, size) = pe.Directory(PeHeaders.ResourceDirectory);
        if (size == 0 || !pe.TryRead(address, size, out var resources)
            || !TryFind(resources, 0, VersionType, out var names)
            || !TryFind(resources, names, null, out var languages)
            || !TryFind(resources, languages, null, out var entry)
            || entry > resources.Length - 16)
        {
            return null;
        }

        var place = resources[(int)entry..];
        return pe.TryRead(BinaryPrimitives.ReadUInt32LittleEndian(place), BinaryPrimitives.ReadUInt32LittleEndian(place[4..]), out var version)
            ? Fixed(version)
            : null;
    }

    /// <summary>An entry of a directory of resources, by number or (null) the first.</summary>
    private static bool TryFind(ReadOnlySpan<byte> resources, uint directory, uint? id, out uint offset)
    {
        offset = 0;
        if (directory > resources.Length - 16)
        {
            return false;
        }

        var rows = resources[(int)directory..];
        var count = BinaryPrimitives.ReadUInt16LittleEndian(rows[12..]) + BinaryPrimitives.ReadUInt16LittleEndian(rows[14..]);
        for (rows = rows[16..]; count > 0 && rows.Length >= 8; rows = rows[8..], count--)
        {
            if (id is null || BinaryPrimitives.ReadUInt32LittleEndian(rows) == id)
            {
                offset = BinaryPrimitives.ReadUInt32LittleEndian(rows[4..]) & 0x7fffffff;
                return true;
            }
        }

        return false;
    }

    /// <summary>The part of fixed size is known by its first four bytes.</summary>
    private static string? Fixed(ReadOnlySpan<byte> version)
    {
        var at = version.IndexOf((ReadOnlySpan<byte>)[0xbd, 0x04, 0xef, 0xfe]);
        if (at < 0 || version.Length - at < FixedPart)
        {
            return null;
        }

        var high = BinaryPrimitives.ReadUInt32LittleEndian(version[(at + 8)..]);
        var low = BinaryPrimitives.ReadUInt32LittleEndian(version[(at + 12)..]);
        return (high | low) == 0 ? null : $"{high >> 16}.{high & 0xffff}.{low >> 16}.{low & 0xffff}";
    }
}
