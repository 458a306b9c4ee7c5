namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What rules found wrong, worst first. A terminal shows the first places of each rule and how many more there are.</summary>
internal static class FindingPart
{
    private const int OnTerminal = 8;

    private static readonly Column[] Columns = [new("SEVERITY"), new("RULE"), new("WHERE", Fit: Fit.Cut), new("WHAT", Fit: Fit.Wrap)];

    public static void Write(TextPage page, PlatformReport platform)
    {
        var findings = platform.OrderedFindings.Where(f => f.IsOpen && f.Finding.Vulnerability is null).ToList();
        if (findings.Count == 0)
        {
            page.Heading("Findings", new Cell("none", Tone.Good));
            return;
        }

        page.Heading("Findings", SeverityTone.Counts(findings));
        var rows = new List<Cell[]>();
        foreach (var rule in findings.GroupBy(f => $"{f.Severity} {f.Finding.Rule.Id}", StringComparer.Ordinal))
        {
            var all = rule.ToList();
            var shown = page is { IsTerminal: true, IsVerbose: false } && all.Count > OnTerminal + 1 ? OnTerminal : all.Count;
            rows.AddRange(all.Take(shown).Select(Row));
            if (shown < all.Count)
            {
                rows.Add(["", "", "", new Cell($"… and {all.Count - shown} more of {all[0].Finding.Rule.Id}: add --verbose", Tone.Quiet)]);
            }
        }

        page.Table(Columns, rows);
    }

    private static Cell[] Row(JudgedFinding judged) =>
    [
        SeverityTone.Cell(judged.Severity),
        $"{judged.Finding.Rule.Id} {judged.Finding.Rule.Name}",
        OriginText.WhereOf(judged.Finding),
        judged.Finding.Message,
    ];
}
