using System.Collections.Immutable;
using Drydock.Core.Inventories.Caching;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;
using Drydock.Oci.Stores;

namespace Drydock.Core.Inventories;

/// <summary>Makes the inventory of an image: every layer in parallel, from the cache or in one pass, then squashed.</summary>
public sealed class ImageScanner(ImmutableArray<IFileAnalyzer> analyzers, FactCache cache, Limits limits, IScanProgress progress)
{
    /// <summary>Layers read at once: their threads keep the cores busy, and a slow download holds up only its own.</summary>
    private static readonly int Parallelism = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>Made when the first layer is read: a scan that finds everything cached has no use for it.</summary>
    private readonly Lazy<LayerScanner> everything = new(() => new LayerScanner(analyzers, limits));

    /// <exception cref="DrydockException">A layer cannot be had, or is not what its digests say: there is no partial inventory.</exception>
    public async Task<Inventory> ScanAsync(Image image, CancellationToken cancel)
    {
        var facts = new LayerFacts?[image.Layers.Length];
        var gaps = new Gap?[image.Layers.Length];
        var budget = new ByteBudget(limits.TotalBytes);
        progress.Start(image);

        // The largest first: a small layer at the end leaves no core idle for long.
        var order = image.Layers.OrderByDescending(l => l.Blob?.Size ?? 0).ToList();
        await Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancel }, async (layer, token) =>
        {
            (facts[layer.Index], gaps[layer.Index]) = await ReadAsync(image, layer, budget, token);
            progress.Finish(layer);
        });
        var inventory = Squash.Run(image, facts, gaps.OfType<Gap>());
        return inventory with { Gaps = [.. inventory.Gaps, .. UnknownContents.In(image, inventory)] };
    }

    private async ValueTask<(LayerFacts? Facts, Gap? Gap)> ReadAsync(Image image, Layer layer, ByteBudget budget, CancellationToken cancel)
    {
        try
        {
            return (FromCache(image, layer) ?? await ScanLayerAsync(image, layer, budget, cancel), null);
        }
        catch (LimitException e)
        {
            return (null, new Gap("", GapKind.Limit, $"The layer was not read: {e.Message}.", layer.DiffId));
        }
        catch (DrydockException e) when (layer.Blob?.MediaType.IsForeignLayer == true && (e.Code == ErrorCodes.BlobMissing || e.Code == ErrorCodes.SourceNotFound))
        {
            return (null, new Gap("", GapKind.Missing, "The layer is not distributed with the image (a foreign layer), and was not read.", layer.DiffId));
        }
    }

    private LayerFacts? FromCache(Image image, Layer layer)
    {
        // What is known of a blob that is gone or cut short must not hide that it is: reading it tells.
        if (layer.Blob is { } blob && image.Store is ILocalStore local && local.SizeOf(blob) != blob.Size)
        {
            return null;
        }

        if (cache.FindFiles(layer) is not { } files)
        {
            return null;
        }

        var groups = Groups().Select(g => cache.FindGroup(layer, g)).ToList();
        return groups.Contains(null) ? null : LayerFacts.Of(layer.DiffId, files, groups!) with { FromCache = true };
    }

    /// <summary>Reads the layer for the groups of analyzers whose facts are not cached.</summary>
    private async ValueTask<LayerFacts> ScanLayerAsync(Image image, Layer layer, ByteBudget budget, CancellationToken cancel)
    {
        var known = Groups().Select(g => (Group: g, Facts: cache.FindGroup(layer, g))).Where(g => g.Facts is not null).ToList();
        var scanner = known.Count == 0 ? everything.Value : new LayerScanner([.. analyzers.Where(a => known.TrueForAll(k => k.Group != a.Info.Group))], limits);

        // A folder has no blob whose bytes could be counted.
        var watched = layer.Blob is null ? image : progress.Watch(image);
        using var reader = await LayerReader.OpenAsync(watched, layer, limits, cancel, budget);
        var scan = scanner.Scan(reader, cancel);
        cache.Store(layer, scan.Files);
        foreach (var (group, facts) in scan.Groups)
        {
            cache.Store(layer, group, facts);
        }

        // In one order, whatever was cached.
        return LayerFacts.Of(layer.DiffId, scan.Files, Groups().Select(g => scan.Groups.GetValueOrDefault(g) ?? known.Find(k => k.Group == g).Facts!));
    }

    private IEnumerable<AnalyzerGroup> Groups() => analyzers.Select(a => a.Info.Group).Distinct().Order();
}
