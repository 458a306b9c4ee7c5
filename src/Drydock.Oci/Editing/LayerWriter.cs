using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>Writes the entries of layers: what stays of one that is there, and changes.</summary>
internal sealed class LayerWriter(ImageDraft draft)
{
    private readonly byte[] buffer = new byte[128 << 10];

    /// <summary>Copies what stays of a layer, in one walk over it.</summary>
    public async Task CopyAsync(Layer layer, LayerRewrite rewrite, TarEntryWriter tar, CancellationToken cancel)
    {
        using var reader = await draft.Reader.OpenAsync(layer, cancel);
        for (var ordinal = 0; TreeReader.Read(reader, layer); ordinal++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var item in rewrite.Outputs(ordinal))
            {
                if (item.Kind != WhiteoutKind.None)
                {
                    WriteWhiteout(item, tar);
                    continue;
                }

                tar.WriteHeader(item.Path, item.Node!, item.HardlinkTo);
                if (item.Node!.IsFile && item.HardlinkTo is null)
                {
                    Copy(reader, item.Node.Size, tar);
                }
            }
        }

        TreeReader.Complete(reader, layer);
    }

    /// <summary>Writes changes; what of their contents lies in layers is read first.</summary>
    public async Task WriteAsync(IEnumerable<LayerItem> items, TarEntryWriter tar, CancellationToken cancel)
    {
        var all = items.ToList();
        var moved = await CollectAsync(all, cancel);
        foreach (var item in all)
        {
            if (item.Kind != WhiteoutKind.None)
            {
                WriteWhiteout(item, tar);
                continue;
            }

            tar.WriteHeader(item.Path, item.Node!, item.HardlinkTo);
            if (item.Node!.IsFile && item.HardlinkTo is null)
            {
                Write(item.Node.Content is LayerContent content ? moved[content] : item.Node.Content!, tar);
                tar.Pad(item.Node.Size);
            }
        }
    }

    private async Task<Dictionary<LayerContent, TreeContent>> CollectAsync(List<LayerItem> items, CancellationToken cancel)
    {
        var found = new Dictionary<LayerContent, TreeContent>();
        var wanted = items.Where(i => i.HardlinkTo is null && i.Node?.Content is LayerContent).DistinctBy(i => i.Node!.Content).Select(i => KeyValuePair.Create(i.Path, i.Node!));
        await draft.Reader.ReadFilesAsync(
            wanted,
            (path, node, bytes) =>
            {
                if (node.IsSparse)
                {
                    throw new DrydockException(ErrorCodes.Malformed, $"Writing '{path}' anew failed: it is stored as a GNU sparse file, whose content is not read.", "Leave the file as it is, or build the image again without sparse files.");
                }

                using var stream = new MemoryStream(bytes.ToArray(), writable: false);
                var kept = draft.Spool.Add(stream);
                lock (found)
                {
                    found[(LayerContent)node.Content!] = kept;
                }
            },
            cancel);
        return found;
    }

    private void Write(TreeContent content, TarEntryWriter tar)
    {
        if (content is BytesContent bytes)
        {
            tar.WriteContent(bytes.Bytes.Span);
            return;
        }

        var spooled = (SpooledContent)content;
        for (long at = 0; spooled.Read(buffer, at) is var read and > 0; at += read)
        {
            tar.WriteContent(buffer.AsSpan(0, read));
        }
    }

    private void Copy(EntryReader reader, long size, TarEntryWriter tar)
    {
        for (int read; (read = reader.ReadContent(buffer)) > 0;)
        {
            tar.WriteContent(buffer.AsSpan(0, read));
        }

        tar.Pad(size);
    }

    /// <summary>Nobody's file without content, of no time.</summary>
    private static void WriteWhiteout(LayerItem item, TarEntryWriter tar)
    {
        if (item.Kind is WhiteoutKind.Deleted or WhiteoutKind.Opaque)
        {
            tar.WriteHeader(Whiteout.Name(item.Kind, item.Path), new TreeNode(EntryType.File, 0, 0, 0, 0));
        }
    }
}
