using Drydock.Core.Reports.Formats.Html;

namespace Drydock.Core.Reports.Hardenings;

/// <summary>A hardening as one page that needs nothing else.</summary>
public static class HardeningHtml
{
    public static void Write(HardeningReport report, Stream output)
    {
        using var page = new HtmlPage(output);
        page.Ours("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head");
        HtmlFormat.WriteStyle(page, $"Hardened: {report.Source}");
        page.Close().Open("body").Open("main");
        page.Element("h1", report.Source);
        page.Element("p", report.Destination.Length == 0 ? $"Plan, profile {report.Profile}" : $"Hardened to {report.Destination}, profile {report.Profile}");
        foreach (var platform in report.Platforms)
        {
            Write(page, platform);
        }

        page.Close().Close().Close();
    }

    private static void Write(HtmlPage page, PlatformHardening platform)
    {
        page.Element("h2", platform.Platform);
        if (platform.Digest.Length > 0)
        {
            page.Element("p", platform.Digest);
        }

        WriteTable(page, ["", "Before", "After"], HardeningFacts.Of(platform).Select(f => new[] { f.Name, f.Before, f.After }));
        page.Element("h3", "Steps");
        WriteTable(page, ["Rule", "Risk", "Saves", "Closes", "What"], platform.Steps.Select(s => new[] { $"{s.Id} {s.Name}", s.Risk, s.BytesSaved > 0 ? Amount.Bytes(s.BytesSaved) : "", Amount.Of(s.Closes.Length), s.Why.Length > 0 ? $"{s.Title}. {s.Why}" : s.Title }));
        page.Element("p", $"Layers: {platform.Layers}");
        WriteList(page, "Not done", platform.Notes);
        WriteList(page, "Proof", platform.Proof);
    }

    private static void WriteTable(HtmlPage page, string[] head, IEnumerable<string[]> rows)
    {
        page.Open("table").Open("thead").Open("tr");
        foreach (var cell in head)
        {
            page.Element("th", cell);
        }

        page.Close().Close().Open("tbody");
        foreach (var row in rows)
        {
            page.Open("tr");
            foreach (var cell in row)
            {
                page.Element("td", cell);
            }

            page.Close();
        }

        page.Close().Close();
    }

    private static void WriteList(HtmlPage page, string title, IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0)
        {
            page.Element("h3", title).Open("ul");
            foreach (var line in lines)
            {
                page.Element("li", line);
            }

            page.Close();
        }
    }
}
