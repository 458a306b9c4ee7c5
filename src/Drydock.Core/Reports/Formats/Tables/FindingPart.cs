using Drydock.Core.Advisories;
using Drydock.Core.Findings;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What is wrong, worst first. A terminal shows the first places of each rule and how many more there are.</summary>
internal static class FindingPart
{
    private const int OnTerminal = 8;

    private static readonly Column[] Columns = [new("SEVERITY"), new("RULE"), new("WHERE", Fit: Fit.Cut), new("WHAT", Fit: Fit.Wrap)];

    public static void Write(TextPage page, PlatformReport platform)
    {
        var findings = platform.OrderedFindings.ToList();
        if (findings.Count == 0)
        {
            page.Heading("Findings", new Cell("none", Tone.Good));
            return;
        }

        var bySeverity = findings.CountBy(f => f.Severity).Select(c => new Cell($"{Amount.Of(c.Value)} {Kebab.Of(c.Key)}", ToneOf(c.Key)));
        page.Heading("Findings", [.. bySeverity]);
        var rows = new List<Cell[]>();
        foreach (var rule in findings.GroupBy(f => (f.Severity, f.Rule.Id)))
        {
            var all = rule.ToList();
            var shown = page is { IsTerminal: true, IsVerbose: false } && all.Count > OnTerminal + 1 ? OnTerminal : all.Count;
            rows.AddRange(all.Take(shown).Select(Row));
            if (shown < all.Count)
            {
                rows.Add(["", "", "", new Cell($"… and {all.Count - shown} more of {rule.Key.Id}: add --verbose", Tone.Quiet)]);
            }
        }

        page.Table(Columns, rows);
    }

    private static Cell[] Row(Finding finding) =>
    [
        new(Kebab.Of(finding.Severity), ToneOf(finding.Severity)),
        $"{finding.Rule.Id} {finding.Rule.Name}",
        finding.At.Path.Length > 0 ? finding.At.Path : "config",
        finding.Message,
    ];

    private static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => Tone.Bad,
        Severity.Medium => Tone.Warning,
        _ => Tone.Quiet,
    };
}
