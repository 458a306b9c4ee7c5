using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>
/// Lays the layers of an image over each other as a runtime would, and reads files of the result.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md#applying-changesets"/>
/// </summary>
public sealed class TreeReader(Image image, Limits limits)
{
    private readonly ByteBudget budget = new(long.MaxValue);

    /// <summary>The squashed tree; every layer was read to its end and checked.</summary>
    /// <exception cref="DrydockException">A layer cannot be had, or is not what its digests say.</exception>
    public async Task<FileTree> ReadTreeAsync(CancellationToken cancel) => (await ReadLayersAsync(cancel)).Tree;

    /// <summary>The squashed tree, and the entries that made it.</summary>
    internal async Task<(FileTree Tree, LayerItems[] Layers)> ReadLayersAsync(CancellationToken cancel)
    {
        var layers = new LayerItems[image.Layers.Length];
        await Parallel.ForEachAsync(image.Layers, cancel, async (layer, token) => layers[layer.Index] = await ReadItemsAsync(layer, token));
        var tree = new FileTree();
        foreach (var layer in layers)
        {
            layer.ApplyTo(tree);
        }

        return (tree, layers);
    }

    /// <summary>Reads the contents of files of the image, each layer once, layers in parallel.</summary>
    /// <param name="files">Names and nodes; those whose bytes are at hand are handed over first.</param>
    /// <param name="take">Called from several threads; the bytes are valid during the call only.</param>
    /// <exception cref="DrydockException">A layer cannot be had, or a file is over <see cref="Limits.FileBytes"/>.</exception>
    public async Task ReadFilesAsync(IEnumerable<KeyValuePair<string, TreeNode>> files, Action<string, TreeNode, ReadOnlyMemory<byte>> take, CancellationToken cancel)
    {
        var wanted = new Dictionary<int, Dictionary<int, List<KeyValuePair<string, TreeNode>>>>();
        foreach (var file in files)
        {
            switch (file.Value.Content)
            {
                case BytesContent bytes:
                    take(file.Key, file.Value, bytes.Bytes);
                    break;
                case SpooledContent spooled:
                    take(file.Key, file.Value, ReadSpooled(spooled));
                    break;
                case LayerContent content:
                    Room(Room(wanted, content.Layer), content.Ordinal).Add(file);
                    break;
            }
        }

        await Parallel.ForEachAsync(wanted, cancel, (layer, token) => ReadLayerAsync(image.Layers[layer.Key], layer.Value, take, token));
    }

    /// <summary>The bytes of some files, by name; those that are not there or no files are left out.</summary>
    /// <param name="paths">Links are followed.</param>
    public async Task<Dictionary<string, byte[]>> ReadAsync(FileTree tree, IEnumerable<string> paths, CancellationToken cancel)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var files = paths.Select(p => KeyValuePair.Create(p, tree.Follow(p))).Where(f => f.Value is { IsFile: true, IsSparse: false }).Select(f => KeyValuePair.Create(f.Key, f.Value!));
        await ReadFilesAsync(
            files,
            (path, _, bytes) =>
            {
                lock (found)
                {
                    found[path] = bytes.ToArray();
                }
            },
            cancel);
        return found;
    }

    /// <summary>The walk over one layer that every reader of contents counts ordinals by.</summary>
    internal ValueTask<EntryReader> OpenAsync(Layer layer, CancellationToken cancel) => LayerReader.OpenAsync(image, layer, limits, cancel, budget);

    private static byte[] ReadSpooled(SpooledContent content)
    {
        var bytes = new byte[content.Length];
        for (var at = 0; at < bytes.Length;)
        {
            at += content.Read(bytes.AsSpan(at), at) is var read and > 0 ? read : throw new EndOfStreamException();
        }

        return bytes;
    }

    private static TValue Room<TValue>(Dictionary<int, TValue> map, int key)
        where TValue : new()
    {
        if (!map.TryGetValue(key, out var value))
        {
            map[key] = value = new TValue();
        }

        return value;
    }

    private async ValueTask<LayerItems> ReadItemsAsync(Layer layer, CancellationToken cancel)
    {
        using var reader = await OpenAsync(layer, cancel);
        var items = new LayerItems(layer.Index);
        while (Read(reader, layer))
        {
            cancel.ThrowIfCancellationRequested();
            items.Add(reader.Entry);
        }

        Complete(reader, layer);
        return items;
    }

    private async ValueTask ReadLayerAsync(Layer layer, Dictionary<int, List<KeyValuePair<string, TreeNode>>> wanted, Action<string, TreeNode, ReadOnlyMemory<byte>> take, CancellationToken cancel)
    {
        using var reader = await OpenAsync(layer, cancel);
        using var contents = new FileContent();
        for (var ordinal = 0; Read(reader, layer); ordinal++)
        {
            cancel.ThrowIfCancellationRequested();
            if (!wanted.TryGetValue(ordinal, out var files))
            {
                continue;
            }

            var content = ReadContent(reader, contents);
            foreach (var (path, node) in files)
            {
                take(path, node, content);
            }
        }

        Complete(reader, layer);
    }

    private ReadOnlyMemory<byte> ReadContent(EntryReader reader, FileContent contents)
    {
        var size = reader.Entry.Size;
        return size <= Math.Min(limits.FileBytes, Array.MaxLength)
            ? contents.Read(reader, (int)size)
            : throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading '{reader.Entry.Path}' failed: its {size} bytes are over the limit of {limits.FileBytes}.", "Raise --max-file-size if you trust this image.");
    }

    internal static bool Read(EntryReader reader, Layer layer)
    {
        try
        {
            return reader.Read();
        }
        catch (LimitException e)
        {
            throw OverLimit(layer, e);
        }
    }

    internal static void Complete(EntryReader reader, Layer layer)
    {
        try
        {
            reader.Complete();
        }
        catch (LimitException e)
        {
            throw OverLimit(layer, e);
        }
    }

    /// <summary>An inventory can have a gap; an image that is changed cannot: what was not read would be lost.</summary>
    private static DrydockException OverLimit(Layer layer, LimitException e) =>
        new(ErrorCodes.LimitExceeded, $"Reading the layer '{layer.DiffId}' failed: {e.Message}.", "Raise the limit if you trust this image.", e);
}
