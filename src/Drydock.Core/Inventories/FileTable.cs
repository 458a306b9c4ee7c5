using System.Runtime.InteropServices;
using System.Text;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>Every entry of one layer, small: folders are kept once, names as UTF-8 in one block. About 50 bytes a file.</summary>
public sealed class FileTable
{
    /// <summary>Bytes of folders, names, link targets and attributes. A million ordinary files have a tenth of it; an archive made for it has a thousand times as much.</summary>
    private const long MaxTextBytes = 512 << 20;
    private readonly List<string> folders = [];
    private readonly Dictionary<string, int> folderIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> folderLookup;
    private readonly Dictionary<int, string> links = [];
    private readonly Dictionary<int, byte[]> capabilities = [];
    private FileNode[] nodes;
    private byte[] names;
    private int count;
    private int namesLength;
    private int lastFolder = -1;
    private long textBytes;

    public FileTable()
        : this([], [])
    {
    }

    internal FileTable(FileNode[] nodes, byte[] names)
    {
        (this.nodes, this.names, count, namesLength) = (nodes, names, nodes.Length, names.Length);
        folderLookup = folderIndex.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Paths of the folders that hold entries; they need not be entries themselves.</summary>
    public IReadOnlyList<string> Folders => folders;

    public ReadOnlySpan<FileNode> Nodes => nodes.AsSpan(0, count);

    /// <summary>Targets of symbolic and hard links, by the entry's position.</summary>
    public IReadOnlyDictionary<int, string> Links => links;

    /// <summary>Values of security.capability, by the entry's position.</summary>
    public IReadOnlyDictionary<int, byte[]> Capabilities => capabilities;

    internal ReadOnlySpan<byte> Names => names.AsSpan(0, namesLength);

    public string PathOf(int index) => PathOf(nodes[index]);

    public string PathOf(in FileNode node)
    {
        var folder = folders[node.Folder];
        var name = Encoding.UTF8.GetString(names, node.NameOffset, node.NameLength);
        return folder.Length == 0 ? name : $"{folder}/{name}";
    }

    /// <exception cref="LimitException">The names are larger than any layer's.</exception>
    internal void Add(LayerEntry entry, ReadOnlySpan<char> path, FileMark mark)
    {
        var slash = path.LastIndexOf('/');
        var folder = AddFolder(path[..Math.Max(0, slash)]);
        var offset = AddName(path[(slash + 1)..]);
        Count((namesLength - offset) + ((long)entry.LinkTarget.Length * sizeof(char)) + entry.Capability.Length);
        if (count == nodes.Length)
        {
            Array.Resize(ref nodes, Math.Max(256, count + (count / 2)));
        }

        if (entry.LinkTarget.Length > 0)
        {
            links[count] = entry.LinkTarget;
        }

        if (entry.Capability.Length > 0)
        {
            capabilities[count] = entry.Capability;
        }

        nodes[count++] = new FileNode
        {
            Size = entry.Size,
            Folder = folder,
            NameOffset = offset,
            NameLength = namesLength - offset,
            Mode = (ushort)entry.Mode,
            Uid = entry.Uid,
            Gid = entry.Gid,
            Type = entry.Type,
            Mark = mark,
        };
    }

    internal int AddFolder(ReadOnlySpan<char> path)
    {
        // Entries of a folder follow each other: the last one is nearly always the one.
        if (lastFolder >= 0 && path.SequenceEqual(folders[lastFolder]))
        {
            return lastFolder;
        }

        if (!folderLookup.TryGetValue(path, out lastFolder))
        {
            lastFolder = folders.Count;
            Count((long)path.Length * sizeof(char));
            var text = path.ToString();
            folders.Add(text);
            folderIndex[text] = lastFolder;
        }

        return lastFolder;
    }

    internal void AddLink(int index, string target) => links[index] = target;

    internal void AddCapability(int index, byte[] value) => capabilities[index] = value;

    internal static ReadOnlySpan<byte> AsBytes(ReadOnlySpan<FileNode> nodes) => MemoryMarshal.AsBytes(nodes);

    private void Count(long bytes)
    {
        textBytes += bytes;
        if (textBytes > MaxTextBytes)
        {
            throw new LimitException($"the names of its entries take more than {MaxTextBytes} bytes");
        }
    }

    private int AddName(ReadOnlySpan<char> name)
    {
        var offset = namesLength;
        var most = Encoding.UTF8.GetMaxByteCount(name.Length);
        if (names.Length - namesLength < most)
        {
            Array.Resize(ref names, Math.Max(4096, names.Length + (names.Length / 2) + most));
        }

        namesLength += Encoding.UTF8.GetBytes(name, names.AsSpan(namesLength));
        return offset;
    }
}
