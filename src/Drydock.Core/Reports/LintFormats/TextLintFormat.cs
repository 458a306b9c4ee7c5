using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Linting;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>For people: each finding with the line it is in, the part that is wrong underlined, and what mends it.</summary>
internal sealed class TextLintFormat : ILintFormat
{
    public string Id => "text";

    public string Summary => "For people, with the lines that are wrong";

    public void Write(LintReport report, ReportOptions options, Stream output)
    {
        using var page = new LintPage(output, options);
        foreach (var file in report.Files)
        {
            Write(page, report, file);
        }

        foreach (var note in report.Notes)
        {
            page.Line($"note: {TerminalText.Clean(note)}");
        }

        page.Line(Total(report));
    }

    private static void Write(LintPage page, LintReport report, LintedFile file)
    {
        foreach (var mended in report.Mended.GetValueOrDefault(file.Name, []))
        {
            page.Line($"{TerminalText.Clean(file.Name)}: mended {mended.Rule.Id} {mended.Rule.Name}: {TerminalText.Clean(mended.Fix!.Title)}");
        }

        foreach (var finding in file.Findings)
        {
            page.Finding(file.Source, finding);
        }

        foreach (var ignore in file.Unused)
        {
            page.Line($"{TerminalText.Clean(file.Name)}:{LintPlace.Of(file.Source, ignore.At).Line}: this comment suppresses nothing: {TerminalText.Clean(string.Join(", ", ignore.Names))}");
        }
    }

    private static string Total(LintReport report)
    {
        var files = Amount.Of(report.Files.Length, "file", "files");
        var suppressed = report.Files.Sum(f => f.Suppressed.Length);
        var mended = report.Mended.Values.Sum(m => m.Length);
        var tail = (mended > 0 ? $" {Amount.Of(mended)} mended." : "") + (suppressed > 0 ? $" {Amount.Of(suppressed)} suppressed by comments." : "");
        if (report.Count == 0)
        {
            return $"{files}: nothing found.{tail}";
        }

        var all = report.Files.SelectMany(f => f.Findings).ToList();
        var kinds = string.Join(", ", Enum.GetValues<Severity>().OrderDescending().Select(s => (Severity: s, Count: all.Count(f => f.Severity == s))).Where(k => k.Count > 0).Select(k => $"{Amount.Of(k.Count)} {Kebab.Of(k.Severity)}"));
        return $"{files}: {Amount.Of(all.Count, "finding", "findings")} ({kinds}).{tail}{Fixes(all)}";
    }

    private static string Fixes(List<Finding> all)
    {
        var safe = all.Count(f => f.Fix?.Applicability == Applicability.Safe);
        var unsafeToo = all.Count(f => f.Fix?.Applicability == Applicability.Unsafe);
        return (safe > 0 ? $" --fix mends {Amount.Of(safe)}." : "") + (unsafeToo > 0 ? $" --unsafe-fixes mends {Amount.Of(unsafeToo)}{(safe > 0 ? " more" : "")}." : "");
    }
}
