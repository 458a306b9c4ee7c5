namespace Drydock.Core.Inventories;

/// <summary>A package at one location, on its way into the inventory.</summary>
/// <param name="Path">The file that says it is there.</param>
/// <param name="Layer">Index of the layer that introduced it.</param>
internal sealed record PlacedPackage(Package Package, Purl Purl, string Path, string Analyzer, int Layer)
{
    public Purl? OwnedBy { get; set; }

    public FileList Files { get; set; } = Package.Files;

    public IReadOnlyList<string> Licenses { get; set; } = Package.Licenses;

    /// <summary>What it needs, each at one location too.</summary>
    public List<PlacedPackage> DependsOn { get; } = [];
}
