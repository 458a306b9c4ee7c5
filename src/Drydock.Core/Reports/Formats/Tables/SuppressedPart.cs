using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What was found and does not count: on a terminal how much, elsewhere each with who says so, why and until when.</summary>
internal static class SuppressedPart
{
    private static readonly Column[] Columns =
    [
        new("SEVERITY"), new("WHAT", Fit: Fit.Cut), new("WHERE", Fit: Fit.Cut), new("HOW", MinWidth: 100), new("WHO", Fit: Fit.Cut), new("UNTIL"), new("WHY", Fit: Fit.Wrap),
    ];

    public static void Write(TextPage page, PlatformReport platform)
    {
        var suppressed = platform.OrderedFindings.Where(f => !f.IsOpen).ToList();
        if (suppressed.Count == 0)
        {
            return;
        }

        var counts = SuppressionText.Counts(suppressed);
        if (page is { IsTerminal: true, IsVerbose: false })
        {
            page.Heading("Not counted", new Cell($"{counts}: add --verbose for who, why and until when", Tone.Quiet));
            return;
        }

        page.Heading("Not counted", new Cell(counts, Tone.Quiet));
        page.Table(Columns, [.. suppressed.Select(Row)]);
    }

    private static Cell[] Row(JudgedFinding judged)
    {
        var finding = judged.Finding;
        var suppression = judged.Suppression!;
        return
        [
            SeverityTone.Cell(judged.Severity),
            finding.Vulnerability?.Id ?? $"{finding.Rule.Id} {finding.Rule.Name}",
            finding.Vulnerability is { } vulnerability ? $"{vulnerability.Package.Name} {vulnerability.Package.Version}" : finding.At.Path.Length > 0 ? finding.At.Path : "config",
            Kebab.Of(suppression.Kind),
            suppression.By,
            suppression.Until?.ToString("yyyy-MM-dd") ?? "",
            suppression.Justification.Length > 0 ? $"{suppression.Why} ({suppression.Justification})" : suppression.Why,
        ];
    }
}
