namespace Drydock.Oci.Layers;

/// <summary>One entry of a layer. The reader reuses it: copy what outlives the next read.</summary>
public sealed class LayerEntry
{
    private string? path;
    private char[] buffer = new char[512];
    private int length;

    /// <summary>Relative to the root, without leading slash, <c>.</c> or <c>..</c>; empty for the root itself.</summary>
    public ReadOnlySpan<char> PathSpan => buffer.AsSpan(0, length);

    public string Path => path ??= new string(PathSpan);

    public EntryType Type { get; set; }

    /// <summary>The twelve permission bits, setuid and setgid among them.</summary>
    public int Mode { get; set; }

    public int Uid { get; set; }

    public int Gid { get; set; }

    /// <summary>Bytes of content as the file has them once extracted.</summary>
    public long Size { get; set; }

    /// <summary>As written; for a hard link relative to the root, for a symbolic link to its folder or absolute.</summary>
    public string LinkTarget { get; set; } = "";

    /// <summary>The value of the extended attribute security.capability; empty when there is none.</summary>
    public byte[] Capability { get; set; } = [];

    /// <summary>Last change in seconds since 1970.</summary>
    public long ModifiedAt { get; set; }

    /// <summary>Extended attributes other than security.capability, as written; empty mostly.</summary>
    public IReadOnlyList<ExtendedAttribute> Attributes { get; set; } = [];

    /// <summary>Of a device, the kind; of a device, which one.</summary>
    public (int Major, int Minor) Device { get; set; }

    /// <summary>The path's own bytes where they are not UTF-8; null mostly.</summary>
    public byte[]? RawPath { get; set; }

    /// <summary>A GNU sparse file: its holes are not in the archive, so its content is not offered.</summary>
    public bool IsSparse { get; set; }

    /// <summary>Room for a path of up to <paramref name="capacity"/> characters, to be set with <see cref="SetLength"/>.</summary>
    internal Span<char> PathBuffer(int capacity)
    {
        if (buffer.Length < capacity)
        {
            buffer = new char[capacity * 2];
        }

        return buffer;
    }

    internal void SetLength(int value)
    {
        length = value;
        path = null;
    }
}
