using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Markdown;

/// <summary>What a comment says of one platform's image.</summary>
internal static class MarkdownSection
{
    private const int Top = 10;
    private const int MostReasons = 5;
    private const int LongestText = 300;

    private static readonly string[] TopTitles = ["Severity", "Vulnerability", "Package", "Installed", "Fixed in", "Risk", "Worth knowing"];
    private static readonly string[] CountTitles = ["", "Fixable", "No fix yet", "Won't fix", "All"];

    /// <param name="room">Characters this section may take.</param>
    public static void Write(MarkdownPage page, Report report, PlatformReport platform, int room)
    {
        var end = page.Length + room;
        WriteHead(page, report, platform);
        var findings = platform.OrderedFindings.ToList();
        var groups = VulnerabilityGroup.Of(platform.ByRisk.Where(f => f.IsOpen));
        if (groups.Count > 0)
        {
            if (OriginText.Of(platform, findings.Where(f => f.IsOpen && f.Finding.Vulnerability is not null)) is { Length: > 0 } origin)
            {
                page.Line($"Vulnerabilities: {origin}.");
                page.Line();
            }

            page.Table(CountTitles, Counts(platform), room);
            page.Line();
            page.Table(TopTitles, groups.Take(Top).Select(Row), (end - page.Length) / 3);
            page.Line();
        }

        if (groups.Count > Top)
        {
            page.Fold($"{Amount.Of(groups.Count - Top)} more vulnerabilities", () => page.Table(TopTitles, groups.Skip(Top).Select(Row), (end - page.Length) / 2));
        }

        if (OriginText.Others(platform) is { Length: > 0 } others)
        {
            page.Line(others);
            page.Line();
        }

        MarkdownSteps.Write(page, platform, (end - page.Length) / 3);
        WriteRules(page, findings.FindAll(f => f.IsOpen && f.Finding.Vulnerability is null), end);
        WriteSuppressed(page, findings.FindAll(f => !f.IsOpen), end);
        WriteGaps(page, platform, end);
    }

    private static void WriteHead(MarkdownPage page, Report report, PlatformReport platform)
    {
        var verdict = platform.Verdict;
        var word = verdict.Outcome switch
        {
            Outcome.Pass => "passes",
            Outcome.Fail => "fails",
            _ => "is not fully known",
        };
        page.Line($"### Drydock: {MarkdownText.Code(report.Source)} {word}");
        page.Line();
        var os = platform.Inventory.Os?.PrettyName ?? "unknown distribution";
        var policy = verdict.Policy.Length > 0 ? $", policy {MarkdownText.Code(verdict.Policy)}" : "";
        page.Line($"{(platform.Platform.Length > 0 ? $"{platform.Platform}, " : "")}{MarkdownText.Escape(os, LongestText)}, {Amount.Of(platform.Inventory.Packages.Length, "package", "packages")}{policy}; vulnerabilities: {(report.Database is null ? "not looked for" : $"known to the {DatabaseText.Of(report.Database)}")}");
        page.Line();
        var reasons = VerdictReason.Of(verdict);
        foreach (var reason in reasons.Take(MostReasons))
        {
            page.Line($"- **{MarkdownText.Escape(reason.Subject, LongestText)}** {MarkdownText.Escape(reason.Text, LongestText)}");
        }

        if (reasons.Length > MostReasons)
        {
            page.Line($"- … and {Amount.Of(reasons.Length - MostReasons, "more reason", "more reasons")}");
        }

        page.Line();
    }

    private static IEnumerable<string[]> Counts(PlatformReport platform) => platform.ByRisk.Where(f => f.IsOpen).GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g =>
    {
        var kinds = g.CountBy(f => VulnerabilitySigns.Fixability(f.Finding.Vulnerability!)).ToDictionary(c => c.Key, c => c.Value);
        string Count(Fixability kind) => kinds.TryGetValue(kind, out var count) ? Amount.Of(count) : "";
        return new[] { Word(g.Key), Count(Fixability.Fixable), Count(Fixability.Waiting), Count(Fixability.Never), Amount.Of(g.Count()) };
    });

    private static string[] Row(VulnerabilityGroup group)
    {
        var vulnerability = group.Vulnerability;
        var id = MarkdownText.Escape(vulnerability.Id, LongestText);
        return
        [
            Word(group.First.Severity),
            AdvisoryLinks.Of(vulnerability.Id) is { } address ? $"[{id}]({address})" : id,
            MarkdownText.Code(group.Names(3)),
            MarkdownText.Code(vulnerability.Package.Version),
            vulnerability.IsFixable ? MarkdownText.Code(vulnerability.FixedVersion) : FixText.Of(vulnerability),
            RiskText.Of(vulnerability.Risk),
            MarkdownText.Escape(string.Join("; ", VulnerabilitySigns.Of(vulnerability)), LongestText),
        ];
    }

    private static void WriteRules(MarkdownPage page, List<JudgedFinding> findings, int end)
    {
        if (findings.Count > 0)
        {
            var worst = string.Join(", ", findings.CountBy(f => f.Severity).OrderByDescending(c => c.Key).Select(c => $"{Amount.Of(c.Value)} {Kebab.Of(c.Key)}"));
            page.Fold($"{Amount.Of(findings.Count, "other finding", "other findings")}: {worst}", () => page.Table(
                ["Severity", "Rule", "Where", "What"],
                findings.Select(f => new[] { Word(f.Severity), MarkdownText.Escape($"{f.Finding.Rule.Id} {f.Finding.Rule.Name}", LongestText), Where(f), MarkdownText.Escape(f.Finding.Message, LongestText) }),
                (end - page.Length) / 3));
        }
    }

    private static void WriteSuppressed(MarkdownPage page, List<JudgedFinding> findings, int end)
    {
        if (findings.Count > 0)
        {
            page.Fold($"Not counted: {SuppressionText.Counts(findings)}", () => page.Table(
                ["Severity", "What", "Who", "Until", "Why"],
                findings.Select(f => new[]
                {
                    Word(f.Severity), MarkdownText.Escape(FindingTitle.Of(f), LongestText), MarkdownText.Code(f.Suppression!.By),
                    f.Suppression.Until?.ToString("yyyy-MM-dd") ?? "", $"{SuppressionText.Of(f.Suppression.Kind)}: {MarkdownText.Escape(f.Suppression.Why, LongestText)}",
                }),
                (end - page.Length) / 2));
        }
    }

    private static void WriteGaps(MarkdownPage page, PlatformReport platform, int end)
    {
        var gaps = platform.OrderedGaps.ToList();
        if (gaps.Count > 0)
        {
            page.Fold($"Not looked at: {Amount.Of(platform.NotLookedAt.Count(), "gap", "gaps")}; left out on purpose: {Amount.Of(platform.LeftOut.Count(), "place", "places")}", () => page.Table(
                ["Kind", "Where", "Why"],
                gaps.Select(g => new[] { Kebab.Of(g.Kind), MarkdownText.Code(g.Path), MarkdownText.Escape(g.Message, LongestText) }),
                end - page.Length - 500));
        }
    }

    private static string Where(JudgedFinding judged) => judged.Finding.At.Path.Length > 0 ? MarkdownText.Code(judged.Finding.At.Path) : "config";

    private static string Word(Severity severity) => severity >= Severity.High ? $"**{Kebab.Of(severity)}**" : Kebab.Of(severity);
}
