namespace Drydock.Core.Reports.Formats.Html;

/// <summary>A rectangle of a treemap, in the units of its picture.</summary>
internal readonly record struct Tile(double X, double Y, double Width, double Height);
