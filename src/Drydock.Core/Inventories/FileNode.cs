using System.Runtime.InteropServices;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>One entry of a layer as the file table keeps it: 32 bytes, and its name elsewhere.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct FileNode
{
    /// <summary>Bytes of content.</summary>
    public long Size;

    /// <summary>Position of the folder in <see cref="FileTable.Folders"/>.</summary>
    public int Folder;

    /// <summary>Where the name starts in the table's UTF-8.</summary>
    public int NameOffset;

    public int Uid;

    public int Gid;

    /// <summary>Bytes.</summary>
    public int NameLength;

    /// <summary>The twelve permission bits.</summary>
    public ushort Mode;

    public EntryType Type;

    public FileMark Mark;
}
