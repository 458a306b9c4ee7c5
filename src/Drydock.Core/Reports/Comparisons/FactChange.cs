namespace Drydock.Core.Reports.Comparisons;

/// <summary>A setting or a size that differs; empty on the side that has none.</summary>
internal sealed record FactChange(string Name, string From, string To);
