using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>
/// Writes a changed image into a store: layers first, the config, and the manifest last. The same image and changes give the same bytes.
/// <code>
/// layers that stay as they are + layers without what is gone + one layer of changes
/// </code>
/// </summary>
/// <remarks>The layer of changes is the difference between what the layers below it make and the tree that is wanted: whatever was left out there, the result is right.</remarks>
public sealed class ImageWriter(ImageDraft draft, WriteOptions options)
{
    private readonly LayerWriter writer = new(draft);

    /// <summary>A folder has no layers that could stay.</summary>
    private LayerMode Mode => draft.Image.Layers.Any(l => l.Blob is null) ? LayerMode.Flatten : options.Mode;

    /// <param name="name">The tag; null for what the store was opened with, or none.</param>
    /// <exception cref="DrydockException">A layer cannot be read, or the store does not take it.</exception>
    public async Task<WrittenImage> WriteAsync(IWritableContentStore store, string? name, CancellationToken cancel)
    {
        var layers = new List<NewLayer>();
        try
        {
            var below = Mode == LayerMode.Flatten ? await FlattenAsync(layers, cancel) : await CopyAsync(layers, cancel);
            var changes = await AppendAsync(layers, below, cancel);
            return await PushAsync(store, name, layers, changes, cancel);
        }
        finally
        {
            layers.ForEach(l => l.File?.Dispose());
        }
    }

    /// <summary>Layers as they are, or without what is gone; returns the tree that they make.</summary>
    private async Task<FileTree> CopyAsync(List<NewLayer> layers, CancellationToken cancel)
    {
        var rewrites = Rewrites();
        var below = new FileTree();
        foreach (var layer in draft.Image.Layers)
        {
            var rewrite = rewrites.GetValueOrDefault(layer.Index);
            (rewrite?.Result ?? draft.Layers[layer.Index]).ApplyTo(below);
            if (rewrite is null)
            {
                layers.Add(new NewLayer(layer, null));
                continue;
            }

            var file = new LayerFile();
            layers.Add(new NewLayer(layer, file));
            await writer.CopyAsync(layer, rewrite, file.Entries, cancel);
            file.Complete();
        }

        return below;
    }

    /// <summary>Everything that stays, in one layer that is not finished yet.</summary>
    private async Task<FileTree> FlattenAsync(List<NewLayer> layers, CancellationToken cancel)
    {
        var file = new LayerFile();
        layers.Add(new NewLayer(null, file));
        var below = new FileTree();
        foreach (var (path, node) in draft.Files.All.Where(f => f.Value.IsFolder))
        {
            file.Entries.WriteHeader(path, node);
            below.Put(path, node);
        }

        var names = Names();
        foreach (var layer in draft.Image.Layers)
        {
            var rewrite = new LayerRewrite(layer.Index, draft.Layers[layer.Index], draft.Original, draft.Files, names, isFlat: true);
            rewrite.Result.ApplyTo(below);
            await writer.CopyAsync(layer, rewrite, file.Entries, cancel);
        }

        return below;
    }

    private async Task<int> AppendAsync(List<NewLayer> layers, FileTree below, CancellationToken cancel)
    {
        var changes = new TreeDifference(below, draft.Files);
        if (Mode == LayerMode.Flatten)
        {
            await writer.WriteAsync(changes.Entries, layers[0].File!.Entries, cancel);
            layers[0].File!.Complete();
        }
        else if (changes.Count > 0)
        {
            var file = new LayerFile();
            layers.Add(new NewLayer(null, file));
            await writer.WriteAsync(changes.Entries, file.Entries, cancel);
            file.Complete();
        }

        return changes.Count;
    }

    /// <summary>Layers that hold something that is gone or changed; where all are to stay, those that hold what is purged.</summary>
    private Dictionary<int, LayerRewrite> Rewrites()
    {
        var names = Names();
        var found = new Dictionary<int, LayerRewrite>();
        for (var i = 0; i < draft.Layers.Count; i++)
        {
            if (draft.Layers[i].Items.Any(MustGo))
            {
                found[i] = new LayerRewrite(i, draft.Layers[i], draft.Original, draft.Files, names, isFlat: false);
            }
        }

        return found;
    }

    private bool MustGo(LayerItem item)
    {
        if (item.Kind != WhiteoutKind.None || item.Place is not { } place)
        {
            return false;
        }

        var (before, now) = (draft.Original.Find(place), draft.Files.Find(place));
        if (draft.Purged.Contains(place) && item.Node is { Content: { } content } && !Equals(content, now?.Content))
        {
            return true;
        }

        return Mode == LayerMode.Rewrite && ((before is not null && now is null)
            || (before is { IsFolder: false } && item.Node is { IsFolder: false } node && (item.HardlinkTo is not null || node.Layer == before.Layer) && !ReferenceEquals(before, now)));
    }

    private Dictionary<LayerContent, List<string>> Names()
    {
        var names = new Dictionary<LayerContent, List<string>>();
        foreach (var (path, node) in draft.Files.All)
        {
            if (node.Content is LayerContent content)
            {
                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(names, content, out _) ??= []).Add(path);
            }
        }

        return names;
    }

    private async Task<WrittenImage> PushAsync(IWritableContentStore store, string? name, List<NewLayer> layers, int changes, CancellationToken cancel)
    {
        var documents = new ImageDocumentWriter(draft.Image);
        var descriptors = ImmutableArray.CreateBuilder<Descriptor>();
        foreach (var layer in layers)
        {
            var descriptor = layer.File is { } file ? new Descriptor(documents.LayerType, file.Digest, file.Size) : documents.Reuse(layer.Source!.Blob!);
            await PushLayerAsync(store, layer, descriptor, cancel);
            descriptors.Add(descriptor);
        }

        var diffIds = layers.Select(l => l.File?.DiffId ?? l.Source!.DiffId!.Value).ToList();
        var history = documents.History(layers.Select(l => l.Source), options.CreatedBy);
        var config = documents.Config(await ReadConfigAsync(cancel), draft.Config, diffIds, history);
        var configDescriptor = new Descriptor(documents.ConfigType, Digest.Sha256(config), config.Length);
        await store.PushBlobAsync(configDescriptor, () => new MemoryStream(config, writable: false), cancel);
        var manifest = documents.Manifest(configDescriptor, descriptors, options.Annotations);
        var pushed = await store.PushManifestAsync(name, manifest, documents.ManifestType, null, cancel);
        var reused = layers.Count(l => l.File is null);
        var added = layers[^1] is { Source: null } ? descriptors[^1] : null;
        return new WrittenImage(pushed, configDescriptor.Digest, descriptors.ToImmutable(), reused, layers.Count(l => l is { File: not null, Source: not null }), added, changes);
    }

    private async Task PushLayerAsync(IWritableContentStore store, NewLayer layer, Descriptor descriptor, CancellationToken cancel)
    {
        if (layer.File is { } file)
        {
            await store.PushBlobAsync(descriptor, file.Open, cancel);
            return;
        }

        // The store opens the blob again for each try, and must not wait for the source inside it.
        var blob = layer.Source!.Blob!;
        await store.PushBlobAsync(descriptor, () => draft.Image.Store.OpenAsync(blob, cancel).AsTask().GetAwaiter().GetResult(), cancel);
    }

    private async Task<byte[]> ReadConfigAsync(CancellationToken cancel)
    {
        if (draft.Image.Id is null)
        {
            return ImageDocumentWriter.EmptyConfig(draft.Image.Platform);
        }

        await using var stream = await draft.Image.Store.OpenAsync(draft.Image.Manifest.Config, cancel);
        return await BoundedReader.ReadAsync(stream, draft.Limits.ManifestBytes, $"the config '{draft.Image.Id}'", cancel);
    }

    /// <summary>A layer of the result.</summary>
    /// <param name="Source">The layer that it is, or that it was; null for the layer of changes.</param>
    /// <param name="File">Its bytes; null when it is the source's blob.</param>
    private sealed record NewLayer(Layer? Source, LayerFile? File);
}
