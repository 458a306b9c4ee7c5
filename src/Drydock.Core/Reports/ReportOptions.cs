namespace Drydock.Core.Reports;

/// <summary>What the user asked of the form of a report.</summary>
/// <param name="SpecVersion">One of the format's; null for its default.</param>
/// <param name="UseColor">Escape sequences are welcome.</param>
/// <param name="Width">Columns of the terminal; 0 when there is none, and nothing is cut.</param>
public sealed record ReportOptions(string? SpecVersion = null, bool UseColor = false, int Width = 0, bool Verbose = false);
