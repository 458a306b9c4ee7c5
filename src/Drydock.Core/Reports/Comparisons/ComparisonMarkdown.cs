using System.Text;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Formats.Markdown;

namespace Drydock.Core.Reports.Comparisons;

/// <summary>A comparison as a comment for a pull request: new findings first, the rest folded away.</summary>
internal static class ComparisonMarkdown
{
    private const int LongestText = 300;

    public static void Write(Comparison comparison, Stream output)
    {
        var page = new MarkdownPage();
        page.Line("<!-- drydock diff -->");
        page.Line($"### Drydock: {MarkdownText.Code(comparison.Before.Name)} to {MarkdownText.Code(comparison.After.Name)}");
        page.Line();
        page.Line($"Findings: {ComparisonText.Counts(comparison.Findings.Select(f => f.Kind))}. Packages: {ComparisonText.Counts(comparison.Packages.Select(p => p.Kind))}.");
        page.Line();
        WriteFindings(page, comparison);
        if (!comparison.Packages.IsEmpty)
        {
            page.Fold("Packages", () => page.Table(["", "Package", "Before", "After"], comparison.Packages.Select(Row), page.Room / 2));
        }

        if (!comparison.Facts.IsEmpty)
        {
            page.Fold("Image", () => page.Table(["", "Before", "After"], comparison.Facts.Select(f => new[] { f.Name, Said(f.From), Said(f.To) }), page.Room - 500));
        }

        output.Write(Encoding.UTF8.GetBytes(page.ToString()));
    }

    private static void WriteFindings(MarkdownPage page, Comparison comparison)
    {
        string[] titles = ["", "Severity", "Finding", "Where", "What"];
        var added = comparison.Findings.Where(f => f.Kind == ChangeKind.Added).ToList();
        if (added.Count > 0)
        {
            page.Table(titles, added.Select(Row), page.Room / 3);
            page.Line();
        }

        if (added.Count < comparison.Findings.Length)
        {
            page.Fold("Findings that are gone or changed", () => page.Table(titles, comparison.Findings.Where(f => f.Kind != ChangeKind.Added).Select(Row), page.Room / 3));
        }
    }

    private static string[] Row(FindingChange change) =>
    [
        ComparisonText.Sign(change.Kind), MarkdownText.Escape(change.Finding.Severity, LongestText), MarkdownText.Escape(change.Finding.Id, LongestText), Said(change.Finding.Where),
        MarkdownText.Escape(change.Before is { } before ? $"was {before.State}; is {change.Finding.State}" : change.Finding.Message, LongestText),
    ];

    private static string[] Row(PackageChange change) =>
        [ComparisonText.Sign(change.Kind), Said($"{change.Ecosystem} {change.Name}"), Said(change.From), change.IsOlder ? $"{Said(change.To)} (older)" : Said(change.To)];

    private static string Said(string text) => text.Length == 0 ? "" : MarkdownText.Code(text);
}
