using System.Buffers;
using System.Globalization;
using System.Text;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>
/// Writes tar entries: ustar headers, and extended headers only where a field does not fit. The same nodes give the same bytes.
/// <see href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13"/>
/// </summary>
internal sealed class TarEntryWriter(Stream output)
{
    private const int Block = TarHeader.Size;
    private const long LargestOctal = (1L << 33) - 1;
    private static readonly byte[] Zeros = new byte[2 * Block];

    /// <summary>The header of one entry; a file's content is to follow with <see cref="WriteContent"/> and <see cref="Pad"/>.</summary>
    /// <param name="path">In the tree; the node's raw name stands for its last part where there is one.</param>
    /// <param name="linkTo">For a further name of a file: the path of its first.</param>
    public void WriteHeader(string path, TreeNode node, string? linkTo = null)
    {
        var name = Name(path, node);
        var link = linkTo is not null ? Encoding.UTF8.GetBytes(linkTo) : Encoding.UTF8.GetBytes(node.LinkTarget);
        var size = linkTo is null ? node.Size : 0;
        var records = new ArrayBufferWriter<byte>();
        if (name.Length > 100)
        {
            Record(records, "path", name);
        }

        if (link.Length > 100)
        {
            Record(records, "linkpath", link);
        }

        if (size > LargestOctal)
        {
            Record(records, "size", Digits(size));
        }

        if (node.Uid > 0x1FFFFF)
        {
            Record(records, "uid", Digits(node.Uid));
        }

        if (node.Gid > 0x1FFFFF)
        {
            Record(records, "gid", Digits(node.Gid));
        }

        if (node.ModifiedAt is < 0 or > LargestOctal)
        {
            Record(records, "mtime", Digits(node.ModifiedAt));
        }

        if (linkTo is null)
        {
            WriteAttributes(records, node);
        }

        if (records.WrittenCount > 0)
        {
            WriteBlock("PaxHeaders/"u8, (byte)'x', 0b110_100_100, 0, 0, records.WrittenCount, 0, default, default);
            output.Write(records.WrittenSpan);
            Pad(records.WrittenCount);
        }

        WriteBlock(name, Flag(node, linkTo), node.Mode, node.Uid, node.Gid, size, node.ModifiedAt, link, node.Device);
    }

    public void WriteContent(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    /// <summary>Fills up to the next block after content of this size.</summary>
    public void Pad(long size) => output.Write(Zeros, 0, (int)TarRules.Padding(size));

    /// <summary>The mark at the end of the archive.</summary>
    public void Finish() => output.Write(Zeros);

    private static byte[] Name(string path, TreeNode node)
    {
        byte[] name = node.RawName is { } raw && ImagePath.Parent(path) is var parent
            ? [.. Encoding.UTF8.GetBytes(parent.ToString()), .. parent.IsEmpty ? ""u8 : "/"u8, .. raw]
            : Encoding.UTF8.GetBytes(path);
        return node.IsFolder ? [.. name, (byte)'/'] : name;
    }

    private static byte Flag(TreeNode node, string? linkTo) => linkTo is not null ? (byte)'1' : node.Type switch
    {
        EntryType.Directory => (byte)'5',
        EntryType.Symlink => (byte)'2',
        EntryType.CharacterDevice => (byte)'3',
        EntryType.BlockDevice => (byte)'4',
        EntryType.Fifo => (byte)'6',
        _ => (byte)'0',
    };

    private static void WriteAttributes(ArrayBufferWriter<byte> records, TreeNode node)
    {
        foreach (var attribute in node.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            Record(records, "SCHILY.xattr." + attribute.Name, attribute.Value);
        }

        if (node.Capability.Length > 0)
        {
            Record(records, "SCHILY.xattr.security.capability", node.Capability);
        }
    }

    /// <summary>The length at its front counts itself.</summary>
    private static void Record(ArrayBufferWriter<byte> records, string key, ReadOnlySpan<byte> value)
    {
        var rest = 1 + key.Length + 1 + value.Length + 1;
        var length = rest + 1;
        while (rest + Digits(length).Length != length)
        {
            length = rest + Digits(length).Length;
        }

        records.Write(Digits(length));
        records.Write(" "u8);
        records.Write(Encoding.ASCII.GetBytes(key));
        records.Write("="u8);
        records.Write(value);
        records.Write("\n"u8);
    }

    private static byte[] Digits(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private void WriteBlock(ReadOnlySpan<byte> name, byte flag, int mode, int uid, int gid, long size, long modifiedAt, ReadOnlySpan<byte> link, (int Major, int Minor) device)
    {
        Span<byte> header = stackalloc byte[Block];
        header.Clear();
        name[..Math.Min(name.Length, 100)].CopyTo(header);
        Octal(header.Slice(100, 8), mode);
        Octal(header.Slice(108, 8), uid > 0x1FFFFF ? 0 : uid);
        Octal(header.Slice(116, 8), gid > 0x1FFFFF ? 0 : gid);
        Octal(header.Slice(124, 12), size > LargestOctal ? 0 : size);
        Octal(header.Slice(136, 12), modifiedAt is < 0 or > LargestOctal ? 0 : modifiedAt);
        header[156] = flag;
        link[..Math.Min(link.Length, 100)].CopyTo(header[157..]);
        "ustar\0"u8.CopyTo(header[257..]);
        "00"u8.CopyTo(header[263..]);
        Octal(header.Slice(329, 8), device.Major);
        Octal(header.Slice(337, 8), device.Minor);
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var b in header)
        {
            sum += b;
        }

        Octal(header.Slice(148, 7), sum);
        output.Write(header);
    }

    private static void Octal(Span<byte> field, long value)
    {
        for (var i = field.Length - 2; i >= 0; i--, value >>= 3)
        {
            field[i] = (byte)('0' + (value & 7));
        }

        field[^1] = 0;
    }
}
