using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>A package of the squashed image.</summary>
/// <param name="Purl">Complete: with the distribution's namespace and qualifiers.</param>
/// <param name="Layer">Index of the layer that introduced it.</param>
/// <param name="Locations">The files that say it is there, sorted.</param>
public sealed record InstalledPackage(Package Package, Purl Purl, int Layer, ImmutableArray<string> Locations)
{
    /// <summary>The id of the analyzer that found it.</summary>
    public required string Analyzer { get; init; }

    /// <summary>The distribution package that put this one's files on disk; an annotation, never a reason to leave it out.</summary>
    public Purl? OwnedBy { get; init; }

    /// <summary>Positions in <see cref="Inventory.Packages"/> of what it needs, sorted.</summary>
    public ImmutableArray<int> DependsOn { get; init; } = [];

    /// <summary>Declared licenses, also from files beside the package.</summary>
    public ImmutableArray<string> Licenses { get; init; } = [];

    /// <summary>Files it put on disk, also from lists beside the package database.</summary>
    public FileList Files { get; init; } = FileList.Empty;

    public string Name => Package.Name;

    public string Version => Package.Version;
}
