namespace Drydock.Core.Inventories;

/// <summary>What an analyzer is.</summary>
/// <param name="Id">Kebab-case, unique, the name of its fixture folder.</param>
/// <param name="Version">Raised whenever its facts change: part of the cache key.</param>
/// <param name="Summary">One line for the page of analyzers.</param>
public sealed record AnalyzerInfo(string Id, int Version, AnalyzerGroup Group, string Summary);
