using Drydock.Oci.Content;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>What an SBOM says about itself and about what it describes.</summary>
/// <param name="Format">For people: <c>CycloneDX 1.6 JSON</c>.</param>
/// <param name="Name">What it describes; empty when it does not say.</param>
/// <param name="Version">Of what it describes; empty when it does not say.</param>
public sealed record SbomInfo(string Format, string Name, string Version)
{
    /// <summary>The purl of what it describes.</summary>
    public Purl? Purl { get; init; }

    /// <summary>The digest of the image it describes.</summary>
    public Digest? Digest { get; init; }

    /// <summary>The programs that wrote it; empty when it does not say.</summary>
    public string Tools { get; init; } = "";
}
