using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Html;

/// <summary>One platform's image: its verdict, its numbers, its pictures and its tables.</summary>
internal static class HtmlSection
{
    private const int MostReasons = 8;

    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "Pass",
        Outcome.Fail => "Fail",
        _ => "Incomplete",
    };

    /// <param name="number">From 1; ids of the page's parts are made unique with it.</param>
    public static void Write(HtmlPage page, Report report, PlatformReport platform, int number)
    {
        var findings = platform.OrderedFindings.ToList();
        var open = platform.ByRisk.Where(f => f.IsOpen).ToList();
        page.Open("article").Open("header");
        WriteHead(page, report, platform);
        page.Close();
        WriteReasons(page, platform.Verdict);
        WriteCards(page, findings, open);
        HtmlSteps.Write(page, platform);
        if (OriginText.Others(platform) is { Length: > 0 } others)
        {
            page.Element("p", others);
        }

        HtmlLayers.Write(page, platform, findings.FindAll(f => f.IsOpen));
        HtmlTreemap.Write(page, open);
        page.Open("section", number == 1 ? [("id", "findings")] : []);
        HtmlVulnerabilities.Write(page, report, platform, open, number);
        page.Close();
        HtmlTables.WriteRules(page, findings.FindAll(f => f.IsOpen && f.Finding.Vulnerability is null));
        HtmlTables.WriteSuppressed(page, findings.FindAll(f => !f.IsOpen));
        HtmlTables.WriteGaps(page, platform);
        page.Close();
    }

    private static void WriteHead(HtmlPage page, Report report, PlatformReport platform)
    {
        var verdict = platform.Verdict;
        page.Element("p", "Drydock report", ("class", "brand"));
        page.Open("div", ("class", "verdict"))
            .Element("h1", report.Source)
            .Element("span", Word(verdict.Outcome), ("class", $"stamp {Kebab.Of(verdict.Outcome)}"))
            .Close();
        page.Open("dl", ("class", "facts"));
        Fact(page, "Distribution", platform.Inventory.Os?.PrettyName ?? "unknown");
        Fact(page, "Platform", platform.Platform);
        Fact(page, "Digest", (platform.Image?.Digest ?? platform.Sbom?.Digest)?.ToString() ?? "");
        Fact(page, "Created", platform.Image?.Config.Created ?? "");
        Fact(page, "Base", platform.Base is { } from ? $"{from.Name} {from.Digest}".Trim() : "");
        Fact(page, "Read from", platform.Sbom is { } sbom ? $"{sbom.Format} {sbom.Tools}".Trim() : "");
        Fact(page, "Advisories", DatabaseText.Of(report.Database));
        Fact(page, "Policy", verdict.Policy);
        page.Close();
    }

    private static void Fact(HtmlPage page, string name, string value)
    {
        if (value.Length > 0)
        {
            page.Element("dt", name).Element("dd", value);
        }
    }

    private static void WriteReasons(HtmlPage page, Verdict verdict)
    {
        var reasons = VerdictReason.Of(verdict);
        page.Element("h2", verdict.Outcome switch { Outcome.Pass => "It passes", Outcome.Fail => "Why it fails", _ => "Why it is incomplete" });
        if (reasons.IsEmpty)
        {
            page.Element("p", "Nothing speaks against it.", ("class", "soft"));
            return;
        }

        WriteList(page, reasons[..Math.Min(MostReasons, reasons.Length)]);
        if (reasons.Length > MostReasons)
        {
            page.Open("details").Element("summary", $"{Amount.Of(reasons.Length - MostReasons)} more");
            WriteList(page, reasons[MostReasons..]);
            page.Close();
        }
    }

    private static void WriteList(HtmlPage page, IEnumerable<VerdictReason> reasons)
    {
        page.Open("ul", ("class", "reasons"));
        foreach (var reason in reasons)
        {
            page.Open("li", ("class", Kebab.Of(reason.Outcome))).Element("b", reason.Subject).Text(reason.Text).Close();
        }

        page.Close();
    }

    private static void WriteCards(HtmlPage page, List<JudgedFinding> findings, List<JudgedFinding> open)
    {
        page.Element("h2", "At a glance").Open("ul", ("class", "cards"));
        var counts = findings.Where(f => f.IsOpen).CountBy(f => f.Severity).ToDictionary(c => c.Key, c => c.Value);
        foreach (var severity in Enum.GetValues<Severity>().Reverse().Where(s => s != Severity.Unknown || counts.ContainsKey(s)))
        {
            page.Open("li").Element("b", Amount.Of(counts.GetValueOrDefault(severity))).Open("span").Element("i", "", ("class", $"dot {Kebab.Of(severity)}")).Text(Kebab.Of(severity)).Close().Close();
        }

        Card(page, open.Count(f => f.Finding.Vulnerability!.IsFixable), "have a fix");
        Card(page, open.Count(f => f.Finding.Vulnerability!.KnownExploit is not null), "known to be exploited");
        Card(page, findings.Count(f => !f.IsOpen), "not counted");
        page.Close();
    }

    private static void Card(HtmlPage page, int count, string what) => page.Open("li").Element("b", Amount.Of(count)).Element("span", what).Close();
}
