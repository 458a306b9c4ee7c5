using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>Whether it may pass, and why.</summary>
internal static class VerdictPart
{
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
        page.Heading("Verdict", new Cell(word, tone));
        var reasons = verdict.Decisions.Where(d => d.Outcome != Outcome.Pass).CountBy(d => d).Select(d => new Cell[] { d.Key.Subject, d.Value > 1 ? $"{d.Key.Reason} ({d.Value} times)" : d.Key.Reason });
        page.Table(Columns, [.. reasons]);
    }
}
