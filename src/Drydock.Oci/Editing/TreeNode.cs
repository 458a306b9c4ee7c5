using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>One file of a tree, apart from its name. Names that share one instance are hard links of each other.</summary>
/// <param name="Type">Never a hard link.</param>
/// <param name="Mode">The twelve permission bits.</param>
/// <param name="ModifiedAt">Seconds since 1970.</param>
public sealed record TreeNode(EntryType Type, int Mode, int Uid, int Gid, long ModifiedAt)
{
    /// <summary>Bytes of content.</summary>
    public long Size { get; init; }

    /// <summary>Of a symbolic link, as written.</summary>
    public string LinkTarget { get; init; } = "";

    /// <summary>The value of security.capability; empty when there is none.</summary>
    public byte[] Capability { get; init; } = [];

    /// <summary>Other extended attributes.</summary>
    public IReadOnlyList<ExtendedAttribute> Attributes { get; init; } = [];

    /// <summary>Of a device.</summary>
    public (int Major, int Minor) Device { get; init; }

    /// <summary>Null for what is no file.</summary>
    public TreeContent? Content { get; init; }

    /// <summary>Index of the layer that introduced it; -1 for what was made since.</summary>
    public int Layer { get; init; } = -1;

    /// <summary>Its last name's own bytes where they are not UTF-8.</summary>
    public byte[]? RawName { get; init; }

    /// <summary>Holes are not in the archive: it can stay where it is, not be written again.</summary>
    public bool IsSparse { get; init; }

    public bool IsFile => Type == EntryType.File;

    public bool IsFolder => Type == EntryType.Directory;

    public bool IsSymlink => Type == EntryType.Symlink;

    /// <summary>A folder as root has it.</summary>
    public static TreeNode Folder(int mode = 0b111_101_101, int uid = 0, int gid = 0, long modifiedAt = 0) => new(EntryType.Directory, mode, uid, gid, modifiedAt);

    /// <summary>A file of bytes at hand.</summary>
    public static TreeNode File(ReadOnlyMemory<byte> bytes, int mode = 0b110_100_100, int uid = 0, int gid = 0, long modifiedAt = 0) =>
        new(EntryType.File, mode, uid, gid, modifiedAt) { Size = bytes.Length, Content = new BytesContent(bytes) };

    /// <summary>A symbolic link.</summary>
    public static TreeNode Symlink(string target, long modifiedAt = 0) => new(EntryType.Symlink, 0b111_111_111, 0, 0, modifiedAt) { LinkTarget = target };

    /// <summary>The same file with other bytes.</summary>
    public TreeNode WithBytes(ReadOnlyMemory<byte> bytes) => this with { Size = bytes.Length, Content = new BytesContent(bytes), Layer = -1, IsSparse = false };
}
