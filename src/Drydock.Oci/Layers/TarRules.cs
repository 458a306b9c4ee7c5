namespace Drydock.Oci.Layers;

/// <summary>
/// How an entry is to be read where the specifications leave room: as container runtimes do (they all use Go's archive/tar), for what they unpack is what runs.
/// <see href="https://pkg.go.dev/archive/tar#Header"/>
/// </summary>
internal static class TarRules
{
    /// <summary>Bytes of one extended header; writers stay far below.</summary>
    public const int MaxExtension = 1 << 20;

    /// <summary>A header that speaks about the next one.</summary>
    public static bool IsExtension(byte flag) => flag is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K';

    /// <summary>What the entry is; false for a type that no runtime unpacks, whose content is passed over.</summary>
    public static bool TryType(byte flag, ReadOnlySpan<byte> name, out EntryType type)
    {
        (type, var known) = flag switch
        {
            // Only the oldest form says "folder" by a slash; with '0' it is a file, content and all.
            0 => (name.EndsWith("/"u8) ? EntryType.Directory : EntryType.File, true),
            (byte)'0' or (byte)'7' or (byte)'S' => (EntryType.File, true),
            (byte)'1' => (EntryType.Hardlink, true),
            (byte)'2' => (EntryType.Symlink, true),
            (byte)'3' => (EntryType.CharacterDevice, true),
            (byte)'4' => (EntryType.BlockDevice, true),
            (byte)'5' => (EntryType.Directory, true),
            (byte)'6' => (EntryType.Fifo, true),
            _ => (EntryType.File, false),
        };
        return known;
    }

    /// <summary>Bytes of content that follow the header, padding apart: only files have any, whatever the size field of the others says.</summary>
    /// <returns>False for a size that no archive can hold.</returns>
    public static bool TryStoredSize(EntryType type, long size, PaxRecords? pax, out long stored)
    {
        stored = type == EntryType.File ? pax?.Size ?? size : 0;
        return stored <= long.MaxValue - TarHeader.Size;
    }

    public static long Padding(long size) => (TarHeader.Size - (size % TarHeader.Size)) % TarHeader.Size;
}
