using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>How bad it is in each layer, as bars that share one scale.</summary>
internal static class HtmlLayers
{
    private const int LongestStep = 90;

    public static void Write(HtmlPage page, PlatformReport platform, List<JudgedFinding> open)
    {
        var layers = platform.Inventory.Layers;
        if (layers.IsEmpty || open.Count == 0)
        {
            return;
        }

        var byLayer = open.ToLookup(f => f.Finding.At.Layer?.ToString() ?? "");
        var byOrigin = open.ToLookup(f => OriginText.Of(f.Finding));
        var most = platform.Base?.Layers is null ? layers.Select(l => byLayer[NameOf(l)].Count()).Append(byLayer[""].Count()).Max() : byOrigin.Max(o => o.Count());
        page.Element("h2", "Where it comes from").Element("p", "Findings by layer, the base first.", ("class", "soft"));
        page.Open("div", ("class", "wide")).Open("table").Open("thead").Open("tr");
        page.Element("th", "Layer", ("scope", "col")).Element("th", "Made by", ("scope", "col")).Element("th", "Findings", ("scope", "col"), ("class", "number")).Element("th", "By severity", ("scope", "col"));
        page.Close().Close().Open("tbody");
        if (platform.Base?.Layers is not null)
        {
            WriteRow(page, "all", "The base image", [.. byOrigin["base"]], most, "sum");
            WriteRow(page, "all", "The application on top of it", [.. byOrigin["app"]], most, "sum");
        }

        foreach (var layer in layers)
        {
            var step = layer.CreatedBy.Length > 0 ? BuildStep.Shorten(layer.CreatedBy) : NameOf(layer);
            var origin = platform.Base?.Layers is { } fromBase ? (layer.Index < fromBase ? " base" : " app") : "";
            WriteRow(page, Text(layer.Index) + origin, step, [.. NameOf(layer).Length > 0 ? byLayer[NameOf(layer)] : []], most);
        }

        if (byLayer[""].Any())
        {
            WriteRow(page, "–", "The image's config, or no layer in particular", [.. byLayer[""]], most);
        }

        page.Close().Close().Close();
        WriteLegend(page, open);
    }

    private static string NameOf(LayerSummary layer) => layer.DiffId?.ToString() ?? "";

    private static void WriteRow(HtmlPage page, string number, string step, List<JudgedFinding> findings, int most, string kind = "layer")
    {
        var counts = findings.CountBy(f => f.Severity).OrderByDescending(c => c.Key).ToList();
        var words = string.Join(", ", counts.Select(c => $"{Amount.Of(c.Value)} {Kebab.Of(c.Key)}"));
        page.Open("tr", ("class", kind)).Element("td", number, ("data-name", "Layer")).Open("td").Element("code", TerminalText.Cut(step, LongestStep)).Close();
        page.Element("td", findings.Count == 0 ? "" : Amount.Of(findings.Count), ("class", "number"), ("data-name", "Findings"));
        page.Open("td", ("class", "bar"));
        if (findings.Count > 0)
        {
            page.Open("svg", ("viewBox", $"0 0 {most} 1"), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-label", words)).Element("title", words);
            var at = 0;
            foreach (var (severity, count) in counts)
            {
                page.Element("rect", "", ("class", Kebab.Of(severity)), ("x", Text(at)), ("y", "0"), ("width", Text(count)), ("height", "1"));
                at += count;
            }

            page.Close().Element("span", words, ("class", "soft small"));
        }

        page.Close().Close();
    }

    private static void WriteLegend(HtmlPage page, List<JudgedFinding> open)
    {
        page.Open("ul", ("class", "legend"));
        foreach (var severity in open.Select(f => f.Severity).Distinct().OrderDescending())
        {
            page.Open("li").Element("i", "", ("class", $"dot {Kebab.Of(severity)}")).Text(Kebab.Of(severity)).Close();
        }

        page.Close();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
