namespace Drydock.Core.Advisories.Feeds.Csaf;

/// <summary>A package in a release, as a product id stands for it.</summary>
/// <param name="Version">With the epoch in front; empty for all versions.</param>
internal readonly record struct CsafPackage(string Space, string Channel, string Name, bool IsSource, string Module, string Version)
{
    /// <summary>The architecture; empty for all, and for sources.</summary>
    public string Machine { get; init; } = "";
}
