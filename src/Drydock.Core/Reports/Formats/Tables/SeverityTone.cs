using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>How severities look.</summary>
internal static class SeverityTone
{
    public static Cell Cell(Severity severity) => new(Kebab.Of(severity), Of(severity));

    /// <summary>How many there are of each severity, worst first.</summary>
    public static Cell[] Counts(IEnumerable<JudgedFinding> findings) =>
        [.. findings.CountBy(f => f.Severity).OrderByDescending(c => c.Key).Select(c => new Cell($"{Amount.Of(c.Value)} {Kebab.Of(c.Key)}", Of(c.Key)))];

    private static Tone Of(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => Tone.Bad,
        Severity.Medium => Tone.Warning,
        _ => Tone.Quiet,
    };
}
