namespace Drydock.Core.Inventories;

/// <summary>A package that an image carries in a lower layer, but no longer shows.</summary>
/// <param name="Layer">Index of the layer that introduced it.</param>
/// <param name="DeletedBy">Index of the layer that deleted or replaced it.</param>
public sealed record RemovedPackage(Package Package, Purl Purl, string Location, int Layer, int DeletedBy);
