using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Stores;

/// <summary>Lists the members of an image archive: name, where the content lies, how long it is, and what a link points to.</summary>
internal sealed class ArchiveWalker(SectionStream view, string name, Limits limits) : IDisposable
{
    private readonly byte[] header = new byte[TarHeader.Size];
    private int entries;

    public (string Name, long Offset, long Size, string? Link)? Read()
    {
        PaxRecords? pax = null;
        while (view.ReadAtLeast(header, TarHeader.Size, throwOnEndOfStream: false) is var read and > 0)
        {
            var block = new TarHeader(header);
            if (read < TarHeader.Size || (!block.IsZero && !block.HasValidChecksum()))
            {
                throw Malformed("a tar header is damaged or cut short");
            }

            if (block.IsZero)
            {
                return null;
            }

            if (!block.TrySize(out var size) || view.Position + size > view.Length)
            {
                throw Malformed("it ends in the middle of a member");
            }

            if (++entries > limits.Entries)
            {
                throw Malformed($"it has more than {limits.Entries} members");
            }

            var start = view.Position;
            var type = block.TypeFlag;
            if (type is (byte)'x' or (byte)'L' or (byte)'K' or (byte)'g')
            {
                pax = ReadExtension(type, size, pax);
            }

            size = type is (byte)'1' or (byte)'2' or (byte)'5' ? 0 : type is (byte)'0' or 0 ? pax?.Size ?? size : size;
            view.Position = start + ((size + 511) / 512 * 512);
            if (type is (byte)'0' or 0 or (byte)'1' or (byte)'2')
            {
                return (Name(block, pax), start, size, type is (byte)'1' or (byte)'2' ? Link(type, block, pax) : null);
            }

            if (type is not ((byte)'x' or (byte)'L' or (byte)'K' or (byte)'g'))
            {
                pax = null;
            }
        }

        return null;
    }

    public void Dispose() => view.Dispose();

    private static string Name(TarHeader block, PaxRecords? pax)
    {
        var entry = new LayerEntry();
        ImagePath.Decode(pax?.Path is null ? block.Prefix : default, pax?.Path ?? block.Name, entry);
        return entry.Path;
    }

    private static string Link(byte type, TarHeader block, PaxRecords? pax)
    {
        var target = ImagePath.DecodeText(pax?.LinkPath ?? block.LinkName);
        return type == (byte)'1' ? ImagePath.Normalize(target) : ImagePath.ResolveLink(Name(block, pax), target);
    }

    private PaxRecords ReadExtension(byte type, long size, PaxRecords? pax)
    {
        var records = new byte[Math.Min(size, 1 << 20)];
        view.ReadExactly(records);
        pax ??= new PaxRecords();
        if (type == (byte)'x' && !pax.TryAdd(records))
        {
            throw Malformed("an extended header is damaged");
        }

        if (type == (byte)'L')
        {
            pax.Path = records.AsSpan().TrimEnd((byte)0).ToArray();
        }
        else if (type == (byte)'K')
        {
            pax.LinkPath = records.AsSpan().TrimEnd((byte)0).ToArray();
        }

        return pax;
    }

    private DrydockException Malformed(string happened) => new(
        ErrorCodes.Malformed, $"Reading the archive '{name}' failed: {happened}.", "It is not a tar archive of an image, or was cut short: save the image again.");
}
