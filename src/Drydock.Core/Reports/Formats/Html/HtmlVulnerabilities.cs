using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Parents;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>The table of vulnerabilities that count, the riskiest first, with what sorts and filters it.</summary>
internal static class HtmlVulnerabilities
{
    private const int LongestVersion = 40;

    /// <summary>Title, the name it has in the address, and which end comes first when it is asked for.</summary>
    private static readonly (string Title, string Key, string First)[] Columns =
    [
        ("Severity", "severity", "down"), ("Vulnerability", "id", "up"), ("Package", "package", "up"), ("Installed", "installed", "up"), ("Fixed in", "fixed", "up"),
        ("Risk", "risk", "down"), ("Layer", "layer", "up"), ("Worth knowing", "signs", "up"),
    ];

    public static void Write(HtmlPage page, Report report, PlatformReport platform, List<JudgedFinding> open, int number)
    {
        page.Element("h2", "Vulnerabilities");
        if (open.Count == 0)
        {
            page.Element("p", report.Database is null ? "They were not looked for." : $"None that count is known to the {DatabaseText.Of(report.Database)}.", ("class", "soft"));
            return;
        }

        var id = $"vulnerabilities-{number}";
        WriteControls(page, platform, open, id);
        page.Open("div", ("class", "wide")).Open("table", ("id", id), ("data-sortable", "")).Open("thead").Open("tr");
        foreach (var (title, key, first) in Columns)
        {
            page.Element("th", title, ("scope", "col"), ("data-key", key), ("data-first", first), ("class", key == "risk" ? "number" : ""));
        }

        page.Close().Close().Open("tbody");
        foreach (var judged in open)
        {
            WriteRow(page, platform, judged);
        }

        page.Close().Close().Close();
    }

    /// <summary>Hidden until the script is there to obey them.</summary>
    private static void WriteControls(HtmlPage page, PlatformReport platform, List<JudgedFinding> open, string table)
    {
        page.Open("form", ("class", "controls"), ("data-table", table), ("hidden", ""));
        page.Void("input", ("type", "search"), ("aria-label", "Find in the table"), ("placeholder", "Find an id, a package, a path …"));
        foreach (var severity in open.Select(f => f.Severity).Distinct().OrderDescending().Select(Kebab.Of))
        {
            page.Open("label").Void("input", ("type", "checkbox"), ("name", "severity"), ("value", severity), ("checked", "")).Element("i", "", ("class", $"dot {severity}")).Text(severity).Close();
        }

        page.Open("label").Void("input", ("type", "checkbox"), ("name", "only"), ("value", "fixable")).Text("only with a fix").Close();
        page.Open("label").Void("input", ("type", "checkbox"), ("name", "only"), ("value", "exploited")).Text("only exploited").Close();
        if (platform.Base?.Layers is not null)
        {
            page.Open("label").Void("input", ("type", "checkbox"), ("name", "only"), ("value", "app")).Text("only the application's").Close();
        }

        page.Element("output", "", ("class", "soft"), ("aria-live", "polite")).Close();
    }

    private static void WriteRow(HtmlPage page, PlatformReport platform, JudgedFinding judged)
    {
        var vulnerability = judged.Finding.Vulnerability!;
        var severity = Kebab.Of(judged.Severity);
        var layer = platform.LayerAt(vulnerability.Package.Layer)?.Index;
        page.Open("tr", ("data-severity", severity), ("data-fixable", vulnerability.IsFixable ? "1" : "0"), ("data-exploited", vulnerability.KnownExploit is null ? "0" : "1"), ("data-app", judged.Finding.Origin == Origin.App ? "1" : "0"));
        page.Open("td", ("class", "severity"), ("data-sort", Text((int)judged.Severity))).Element("i", "", ("class", $"dot {severity}")).Text(severity).Close();
        HtmlDetail.Write(page, judged);
        page.Open("td", ("class", "package")).Element("b", vulnerability.Package.Name).Text(" ").Element("span", Ecosystems.Find(vulnerability.Package.Package.Ecosystem).Id, ("class", "soft small")).Close();
        page.Open("td", ("class", "version"), ("data-name", "Installed")).Element("code", TerminalText.Cut(vulnerability.Package.Version, LongestVersion)).Close();
        page.Open("td", ("class", "version"), ("data-name", "Fixed in"));
        _ = vulnerability.IsFixable ? page.Element("code", TerminalText.Cut(vulnerability.FixedVersion, LongestVersion)) : page.Element("span", FixText.Of(vulnerability), ("class", "soft"));
        page.Close();
        page.Element("td", RiskText.Of(vulnerability.Risk), ("class", "number"), ("data-name", "Risk"), ("data-sort", vulnerability.Risk.ToString("0.0", CultureInfo.InvariantCulture)));
        page.Element("td", layer is { } index ? Text(index) : "", ("data-name", "Layer"), ("data-sort", Text(layer ?? -1)));
        page.Open("td", ("class", "signs"));
        foreach (var sign in VulnerabilitySigns.Of(vulnerability))
        {
            page.Element("span", sign, ("class", sign.StartsWith("exploited", StringComparison.Ordinal) && vulnerability.KnownExploit is not null ? "chip exploited" : "chip"));
        }

        page.Close().Close();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
