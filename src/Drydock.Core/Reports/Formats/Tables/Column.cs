namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>A column of a table.</summary>
/// <param name="IsRight">Numbers stand on the right.</param>
/// <param name="MinWidth">On terminals that are narrower it is left out; 0 for never.</param>
/// <param name="Fit">What becomes of it when the terminal is too narrow.</param>
internal sealed record Column(string Title, bool IsRight = false, Fit Fit = Fit.Keep, int MinWidth = 0);
