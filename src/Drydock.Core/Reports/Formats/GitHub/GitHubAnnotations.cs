using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.GitHub;

/// <summary>The annotations of one platform's image.</summary>
internal static class GitHubAnnotations
{
    private const int LongestTitle = 200;
    private const int LongestMessage = 1000;

    public static void Write(TextWriter writer, Report report, PlatformReport platform)
    {
        var findings = platform.OrderedFindings.ToList();
        var open = findings.FindAll(f => f.IsOpen);
        foreach (var judged in open.FindAll(f => f.Finding.Vulnerability is null).OrderByDescending(f => f.Outcome))
        {
            Annotate(writer, judged.Outcome, $"{FindingTitle.Of(judged)} ({Kebab.Of(judged.Severity)})", judged.Finding.Message, judged.Finding.At.BuiltBy);
        }

        foreach (var group in VulnerabilityGroup.Of(platform.ByRisk.Where(f => f.IsOpen).OrderByDescending(f => f.Outcome)))
        {
            var title = $"{group.Vulnerability.Id} in {group.Names(3)} {group.Vulnerability.Package.Version} ({Kebab.Of(group.First.Severity)})";
            Annotate(writer, group.First.Outcome, title, FindingTitle.Detail(group.First), group.First.Finding.At.BuiltBy);
        }

        foreach (var notice in platform.Verdict.Notices)
        {
            Annotate(writer, notice.Outcome, Kebab.Of(notice.Kind), notice.Message);
        }

        foreach (var gap in platform.NotLookedAt)
        {
            Annotate(writer, Outcome.Incomplete, "Not looked at", GapText.Of(gap));
        }

        WriteList(writer, "Left out on purpose", [.. platform.LeftOut.Select(GapText.Of)]);
        WriteList(writer, "Not counted", [.. findings.FindAll(f => !f.IsOpen).Select(f => $"{FindingTitle.Of(f)}: {SuppressionText.Of(f.Suppression!)}")]);
        WriteVerdict(writer, report, platform, open.Count, findings.Count - open.Count);
    }

    private static void WriteVerdict(TextWriter writer, Report report, PlatformReport platform, int open, int suppressed)
    {
        var verdict = platform.Verdict;
        var image = platform.Platform.Length > 0 ? $"{report.Source} ({platform.Platform})" : report.Source;
        var counted = suppressed > 0 ? $", {Amount.Of(suppressed)} not counted" : "";
        Annotate(writer, verdict.Outcome, $"Drydock: {Kebab.Of(verdict.Outcome)}", $"{image}: {Amount.Of(open, "finding", "findings")}{counted}. {OriginText.Others(platform)} Vulnerabilities: {(report.Database is null ? "not looked for" : $"known to the {DatabaseText.Of(report.Database)}")}.");
    }

    /// <param name="line">Where GitHub shows it; null for the run as a whole.</param>
    private static void Annotate(TextWriter writer, Outcome outcome, string title, string message, BuildLine? line = null)
    {
        var level = outcome switch
        {
            Outcome.Fail => "error",
            Outcome.Pass => "notice",
            _ => "warning",
        };
        var place = line is null ? "" : $"file={GitHubText.Property(line.File)},line={line.Line},endLine={line.EndLine},";
        writer.WriteLine($"::{level} {place}title={GitHubText.Property(TerminalText.Cut(title, LongestTitle))}::{GitHubText.Value(TerminalText.Cut(message, LongestMessage))}");
    }

    /// <summary>Plain lines of the log, folded away. Each begins with a dash, so that none is a command.</summary>
    private static void WriteList(TextWriter writer, string title, List<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        writer.WriteLine($"::group::{title} ({Amount.Of(lines.Count)})");
        foreach (var line in lines)
        {
            writer.WriteLine("- " + GitHubText.Plain(line));
        }

        writer.WriteLine("::endgroup::");
    }
}
