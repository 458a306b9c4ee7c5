using System.Globalization;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>The packages with vulnerabilities: the larger the tile the more risk, the color of the worst.</summary>
internal static class HtmlTreemap
{
    private const int MostTiles = 80;
    private const double LetterWidth = 7.4;

    public static void Write(HtmlPage page, List<JudgedFinding> open)
    {
        if (open.Count == 0)
        {
            return;
        }

        var packages = open.GroupBy(f => f.Finding.Vulnerability!.Package.Purl.ToString(), StringComparer.Ordinal)
            .Select(g => (g.First().Finding.Vulnerability!.Package.Name, Count: g.Count(), Risk: g.Sum(f => Math.Max(1, f.Finding.Vulnerability!.Risk)), Worst: g.Max(f => f.Severity)))
            .OrderByDescending(p => p.Risk).ToList();
        var tiles = packages.Take(MostTiles).ToList();
        if (packages.Count > MostTiles)
        {
            var rest = packages[MostTiles..];
            tiles.Add(($"{Amount.Of(rest.Count)} more", rest.Sum(p => p.Count), rest.Sum(p => p.Risk), rest.Max(p => p.Worst)));
            tiles = [.. tiles.OrderByDescending(p => p.Risk)];
        }

        page.Element("h2", "Packages by risk").Element("p", $"The larger, the more risk its vulnerabilities add up to; the color is that of the worst. {Amount.Of(packages.Count, "package", "packages")}.", ("class", "soft"));
        WritePicture(page, tiles, 1192, 340, "broad");
        WritePicture(page, tiles, 360, 460, "narrow");
    }

    private static void WritePicture(HtmlPage page, List<(string Name, int Count, double Risk, Severity Worst)> packages, int width, int height, string kind)
    {
        var label = $"Treemap of {Amount.Of(packages.Count, "package", "packages")}, the first is {packages[0].Name}";
        page.Open("svg", ("class", $"tree {kind}"), ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-label", label));
        var tiles = Treemap.Lay([.. packages.Select(p => p.Risk)], width, height);
        for (var i = 0; i < tiles.Count; i++)
        {
            var (name, count, risk, worst) = packages[i];
            var tile = tiles[i];
            page.Open("g").Element("title", $"{name}: {Amount.Of(count, "vulnerability", "vulnerabilities")}, worst {Kebab.Of(worst)}, risk {RiskText.Of(risk)}");
            page.Element("rect", "", ("class", Kebab.Of(worst)), ("x", Text(tile.X)), ("y", Text(tile.Y)), ("width", Text(tile.Width)), ("height", Text(tile.Height)));
            var ink = worst == Severity.Medium ? "dark" : "light";
            var letters = (int)((tile.Width - 14) / LetterWidth);
            if (letters >= 4 && tile.Height >= 22)
            {
                page.Element("text", TerminalText.Cut(name, letters), ("class", ink), ("x", Text(tile.X + 8)), ("y", Text(tile.Y + 18)));
                if (tile.Height >= 40)
                {
                    page.Element("text", Amount.Of(count), ("class", $"{ink} count".TrimStart()), ("x", Text(tile.X + 8)), ("y", Text(tile.Y + 34)));
                }
            }

            page.Close();
        }

        page.Close();
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
