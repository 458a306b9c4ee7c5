using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>Whether it may pass, and why. A terminal shows the first reasons and how many more there are.</summary>
internal static class VerdictPart
{
    private const int OnTerminal = 10;

    private static readonly Column[] Columns = [new(""), new("", Fit: Fit.Wrap)];

    public static void Write(TextPage page, PlatformReport platform)
    {
        var verdict = platform.Verdict;
        var (word, tone) = verdict.Outcome switch
        {
            Outcome.Pass => ("PASS", Tone.Good),
            Outcome.Fail => ("FAIL", Tone.Bad),
            _ => ("INCOMPLETE", Tone.Warning),
        };
        page.Heading("Verdict", verdict.Policy.Length > 0 ? [new Cell(word, tone), new Cell($"by the policy {verdict.Policy}", Tone.Quiet)] : [new Cell(word, tone)]);
        List(page, [.. VerdictReason.Of(verdict).Select(r => new Cell[] { new(r.Subject, ToneOf(r.Outcome)), r.Text })]);
    }

    private static void List(TextPage page, List<Cell[]> reasons)
    {
        var shown = page is { IsTerminal: true, IsVerbose: false } && reasons.Count > OnTerminal + 1 ? OnTerminal : reasons.Count;
        page.Table(Columns, reasons[..shown]);
        if (shown < reasons.Count)
        {
            page.Line(new Cell($"… and {Amount.Of(reasons.Count - shown)} more reasons: add --verbose", Tone.Quiet));
        }
    }

    private static Tone ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.Fail => Tone.Bad,
        Outcome.Incomplete => Tone.Warning,
        _ => Tone.Quiet,
    };
}
