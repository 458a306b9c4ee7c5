namespace Drydock.Core.Inventories.Sboms;

/// <summary>An SBOM as read: what it says about itself, and the inventory it lists. It has no image behind it.</summary>
public sealed record Sbom(SbomInfo Info, Inventory Inventory);
