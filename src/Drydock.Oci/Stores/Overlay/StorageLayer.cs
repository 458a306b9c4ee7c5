namespace Drydock.Oci.Stores.Overlay;

/// <summary>One layer of layers.json.</summary>
/// <param name="Parent">The ID of the layer below; empty for a base.</param>
/// <param name="Files">The folder with its files, which for vfs holds those of the layers below as well.</param>
/// <param name="TarSplit">The file that tells how its tar was put together.</param>
/// <param name="Size">Bytes of its tar; null when the store does not say.</param>
internal sealed record StorageLayer(string Id, string Parent, string Files, string TarSplit, long? Size);
