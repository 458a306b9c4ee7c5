namespace Drydock.Core.Inventories.Sboms;

/// <summary>A package of an SPDX document, whether written as JSON or as tags.</summary>
internal sealed class SpdxPackage
{
    public SbomEntry Entry { get; } = new();

    /// <summary>LIBRARY, CONTAINER, OPERATING_SYSTEM …; empty when not said.</summary>
    public string Purpose { get; set; } = "";

    public string SourceInfo { get; set; } = "";

    public string Summary { get; set; } = "";
}
