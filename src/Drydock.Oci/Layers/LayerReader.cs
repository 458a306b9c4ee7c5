using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;

namespace Drydock.Oci.Layers;

/// <summary>Opens the layers of an image for one walk over their entries.</summary>
public static class LayerReader
{
    /// <summary>The entries of <paramref name="layer"/>; digest and diff ID are checked by <see cref="EntryReader.Complete"/>.</summary>
    /// <exception cref="DrydockException">The blob cannot be opened.</exception>
    public static async ValueTask<EntryReader> OpenAsync(Image image, Layer layer, Limits limits, CancellationToken cancel)
    {
        if (layer.Blob is null)
        {
            return ((IFolderStore)image.Store).OpenFolder(limits);
        }

        var blob = await image.Store.OpenAsync(layer.Blob, cancel);
        return Open(blob, layer.Blob, layer.DiffId, limits);
    }

    /// <summary>The entries of a blob at hand.</summary>
    public static EntryReader Open(Stream blob, Descriptor descriptor, Digest? diffId, Limits limits) =>
        new TarEntryReader(new LayerStream(blob, descriptor, diffId, limits), $"the layer '{descriptor.Digest}'", limits);
}
