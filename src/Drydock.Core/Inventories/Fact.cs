namespace Drydock.Core.Inventories;

/// <summary>Something seen in one file of one layer.</summary>
/// <param name="Path">The file.</param>
/// <param name="Analyzer">The id of the analyzer that saw it.</param>
public sealed record Fact(string Path, string Analyzer, FactBody Body);
