namespace Drydock.Core.Reports.Formats.Html;

/// <summary>
/// Divides a rectangle into tiles of given areas that are as square as rows allow (Bruls, Huizing, van Wijk: Squarified Treemaps).
/// A row is laid along the shorter side of what is free; it grows as long as its worst tile gets squarer:
/// <code>
///   +-----+---------+
///   |  1  |    3    |   1 and 2 are a row along the left side,
///   +-----+----+----+   3 is a row along the top of what is left,
///   |  2  | 4  | 5  |   4 and 5 are the next
///   +-----+----+----+
/// </code>
/// </summary>
internal static class Treemap
{
    /// <param name="weights">Above zero, largest first.</param>
    public static List<Tile> Lay(IReadOnlyList<double> weights, double width, double height)
    {
        var scale = width * height / weights.Sum();
        var free = new Tile(0, 0, width, height);
        var tiles = new List<Tile>(weights.Count);
        for (var at = 0; at < weights.Count;)
        {
            var side = Math.Min(free.Width, free.Height);
            var end = at + 1;
            var area = weights[at] * scale;

            // 1. The row takes the next tile as long as that makes its worst one no worse.
            while (end < weights.Count && Worst(weights[at], weights[end], area + (weights[end] * scale), side, scale) <= Worst(weights[at], weights[end - 1], area, side, scale))
            {
                area += weights[end++] * scale;
            }

            // 2. It is as thick as its area needs, and what is free begins behind it.
            free = LayRow(tiles, weights, at, end, area, free, scale);
            at = end;
        }

        return tiles;
    }

    /// <summary>How far the worst tile of a row is from a square: 1 is a square. The first one is its largest, the last its smallest.</summary>
    private static double Worst(double largest, double smallest, double area, double side, double scale) =>
        Math.Max(side * side * largest * scale / (area * area), area * area / (side * side * smallest * scale));

    private static Tile LayRow(List<Tile> tiles, IReadOnlyList<double> weights, int from, int to, double area, Tile free, double scale)
    {
        var isColumn = free.Width >= free.Height;
        var thickness = area / Math.Max(isColumn ? free.Height : free.Width, double.Epsilon);
        var offset = 0.0;
        for (var i = from; i < to; i++)
        {
            var length = weights[i] * scale / Math.Max(thickness, double.Epsilon);
            tiles.Add(isColumn ? new Tile(free.X, free.Y + offset, thickness, length) : new Tile(free.X + offset, free.Y, length, thickness));
            offset += length;
        }

        return isColumn
            ? new Tile(free.X + thickness, free.Y, free.Width - thickness, free.Height)
            : new Tile(free.X, free.Y + thickness, free.Width, free.Height - thickness);
    }
}
