using Drydock.Core.Inventories;
using Drydock.Oci.Images;

namespace Drydock.Core.Findings;

/// <summary>What image rules look at.</summary>
public sealed record ImageSubject(Image Image, Inventory Inventory)
{
    /// <summary>A folder has no config: what is asked of one does not apply.</summary>
    public bool HasConfig => Image.Layers.IsEmpty || Image.Layers[0].Blob is not null;

    /// <summary>The place of a file, with the layer that introduced it.</summary>
    internal Location At(SpecialFile file) => At(file.Path, file.Layer);

    /// <summary>A place, with the layer of this index.</summary>
    internal Location At(string path, int layer) =>
        new(path, layer >= 0 && layer < Inventory.Layers.Length ? Inventory.Layers[layer].DiffId : null);
}
