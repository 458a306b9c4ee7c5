using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Stores;

/// <summary>Lists the members of an image archive: name, where the content lies, how long it is, and what a link points to.</summary>
internal sealed class ArchiveWalker(SectionStream view, string name, Limits limits) : IDisposable
{
    private readonly byte[] header = new byte[TarHeader.Size];
    private int headers;

    /// <summary>The next file or link; null at the end.</summary>
    public (string Name, long Offset, long Size, string? Link)? Read()
    {
        PaxRecords? pax = null;
        while (TryReadHeader())
        {
            var block = new TarHeader(header);
            if (!block.TrySize(out var size))
            {
                throw Malformed("a tar header is damaged");
            }

            if (TarRules.IsExtension(block.TypeFlag))
            {
                pax = ReadExtension(block.TypeFlag, size, pax);
                continue;
            }

            var known = TarRules.TryType(block.TypeFlag, pax?.Path ?? block.Name, out var type);
            var start = view.Position;
            if (!TarRules.TryStoredSize(type, size, pax, out var stored) || stored > view.Length - start)
            {
                throw Malformed("it ends in the middle of a member");
            }

            view.Position = start + stored + TarRules.Padding(stored);
            var isSparse = block.TypeFlag == (byte)'S' || pax?.IsSparse == true;
            if (known && !isSparse && type is EntryType.File or EntryType.Hardlink or EntryType.Symlink)
            {
                return (PathOf(block, pax), start, stored, type == EntryType.File ? null : Link(type, block, pax));
            }

            pax = null;
        }

        return null;
    }

    public void Dispose() => view.Dispose();

    private static string PathOf(TarHeader block, PaxRecords? pax)
    {
        var entry = new LayerEntry();
        ImagePath.Decode(pax?.Path is null ? block.Prefix : default, pax?.Path ?? block.Name, entry);
        return entry.Path;
    }

    private static string Link(EntryType type, TarHeader block, PaxRecords? pax)
    {
        var target = ImagePath.DecodeText(pax?.LinkPath ?? block.LinkName);
        return type == EntryType.Hardlink ? ImagePath.Normalize(target) : ImagePath.ResolveLink(PathOf(block, pax), target);
    }

    /// <summary>False at the end mark, or where the bytes end between two members.</summary>
    private bool TryReadHeader()
    {
        var read = view.ReadAtLeast(header, TarHeader.Size, throwOnEndOfStream: false);
        var block = new TarHeader(header);
        if (read == 0 || (read == TarHeader.Size && block.IsZero))
        {
            return false;
        }

        if (read < TarHeader.Size || !block.HasValidChecksum())
        {
            throw Malformed("a tar header is damaged or cut short");
        }

        return ++headers <= limits.Entries ? true : throw Malformed($"it has more than {limits.Entries} members (--max-entries)");
    }

    private PaxRecords? ReadExtension(byte type, long size, PaxRecords? pax)
    {
        if (size > Math.Min(TarRules.MaxExtension, view.Length - view.Position))
        {
            throw Malformed("an extended header is too long or cut short");
        }

        var records = new byte[size];
        view.ReadExactly(records);
        view.Position += TarRules.Padding(size);
        return PaxRecords.TryRead(type, records, ref pax) ? pax : throw Malformed("an extended header is damaged");
    }

    private DrydockException Malformed(string happened) => new(
        ErrorCodes.Malformed, $"Reading the archive '{name}' failed: {happened}.", "It is not a tar archive, or was cut short: make it again.");
}
