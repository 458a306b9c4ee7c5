using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;

namespace Drydock.Oci.Layers;

/// <summary>Opens the layers of an image for one walk over their entries.</summary>
public static class LayerReader
{
    /// <summary>The entries of <paramref name="layer"/>; digest and diff ID are checked by <see cref="EntryReader.Complete"/>.</summary>
    /// <param name="budget">Shared by all layers of one run, so that they stay below <see cref="Limits.TotalBytes"/> together; null for this layer alone.</param>
    /// <exception cref="DrydockException">The blob cannot be opened.</exception>
    public static async ValueTask<EntryReader> OpenAsync(Image image, Layer layer, Limits limits, CancellationToken cancel, ByteBudget? budget = null)
    {
        if (layer.Blob is null)
        {
            return ((IFolderStore)image.Store).OpenFolder(limits);
        }

        var blob = await image.Store.OpenAsync(layer.Blob, cancel);
        return Open(blob, layer.Blob, layer.DiffId, limits, budget);
    }

    /// <summary>The entries of a blob at hand.</summary>
    public static EntryReader Open(Stream blob, Descriptor descriptor, Digest? diffId, Limits limits, ByteBudget? budget = null) =>
        new TarEntryReader(new LayerStream(blob, descriptor, diffId, limits, budget ?? new ByteBudget(limits.TotalBytes)), $"the layer '{descriptor.Digest}'", limits);
}
