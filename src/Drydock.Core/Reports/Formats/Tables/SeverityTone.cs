using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>How severities look.</summary>
internal static class SeverityTone
{
    public static Cell Cell(Severity severity) => new(Kebab.Of(severity), Of(severity));

    /// <summary>How many there are of each severity, worst first.</summary>
    public static Cell[] Counts(IEnumerable<JudgedFinding> findings)
    {
        var counts = new int[(int)Severity.Critical + 1];
        foreach (var finding in findings)
        {
            counts[(int)finding.Severity]++;
        }

        var cells = new List<Cell>();
        for (var severity = Severity.Critical; severity >= Severity.Unknown; severity--)
        {
            if (counts[(int)severity] > 0)
            {
                cells.Add(new Cell($"{Amount.Of(counts[(int)severity])} {Kebab.Of(severity)}", Of(severity)));
            }
        }

        return [.. cells];
    }

    private static Tone Of(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => Tone.Bad,
        Severity.Medium => Tone.Warning,
        _ => Tone.Quiet,
    };
}
