namespace Drydock.Core.Inventories;

/// <summary>What a distribution built a package from.</summary>
/// <param name="Version">The full source version, epoch and release included.</param>
public sealed record SourcePackage(string Name, string Version);
