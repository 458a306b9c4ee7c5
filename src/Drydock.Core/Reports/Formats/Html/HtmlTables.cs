using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>The plain tables: what rules found, what does not count, and what was not looked at.</summary>
internal static class HtmlTables
{
    public static void WriteRules(HtmlPage page, List<JudgedFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        page.Element("h2", "Other findings");
        Open(page, "Severity", "Rule", "Where", "What");
        foreach (var judged in findings)
        {
            var finding = judged.Finding;
            page.Open("tr");
            Severity(page, judged);
            page.Element("td", $"{finding.Rule.Id} {finding.Rule.Name}").Open("td").Element("code", finding.At.Path.Length > 0 ? finding.At.Path : "config").Close().Element("td", finding.Message).Close();
        }

        page.Close().Close().Close();
    }

    public static void WriteSuppressed(HtmlPage page, List<JudgedFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        page.Element("h2", "Not counted").Element("p", $"Found, and set aside: {SuppressionText.Counts(findings)}.", ("class", "soft"));
        Open(page, "Severity", "What", "How", "Who", "Until", "Why");
        foreach (var judged in findings)
        {
            var suppression = judged.Suppression!;
            page.Open("tr");
            Severity(page, judged);
            page.Element("td", FindingTitle.Of(judged)).Element("td", SuppressionText.Of(suppression.Kind)).Element("td", suppression.By, ("data-name", "Who"));
            page.Element("td", suppression.Until?.ToString("yyyy-MM-dd") ?? "", ("data-name", "Until")).Element("td", suppression.Why).Close();
        }

        page.Close().Close().Close();
    }

    public static void WriteGaps(HtmlPage page, PlatformReport platform)
    {
        var gaps = platform.NotLookedAt.Concat(platform.LeftOut).ToList();
        if (gaps.Count == 0)
        {
            return;
        }

        var leftOut = platform.LeftOut.Count();
        page.Element("h2", "Not looked at").Element("p", $"What this report does not know about the image{(leftOut > 0 ? $"; {Amount.Of(leftOut, "place was", "places were")} left out on purpose (skipped)" : "")}.", ("class", "soft"));
        Open(page, "Kind", "Where", "Why");
        foreach (var gap in gaps)
        {
            page.Open("tr").Element("td", Kebab.Of(gap.Kind)).Open("td").Element("code", gap.Path.Length > 0 ? gap.Path : gap.Layer?.ToString() ?? "the image").Close().Element("td", gap.Message).Close();
        }

        page.Close().Close().Close();
    }

    private static void Open(HtmlPage page, params ReadOnlySpan<string> titles)
    {
        page.Open("div", ("class", "wide")).Open("table").Open("thead").Open("tr");
        foreach (var title in titles)
        {
            page.Element("th", title, ("scope", "col"));
        }

        page.Close().Close().Open("tbody");
    }

    private static void Severity(HtmlPage page, JudgedFinding judged)
    {
        var word = Kebab.Of(judged.Severity);
        page.Open("td", ("class", "severity")).Element("i", "", ("class", $"dot {word}")).Text(word).Close();
    }
}
