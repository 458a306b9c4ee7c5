using Drydock.Core.Reports.Formats.Tables;

namespace Drydock.Core.Reports.Comparisons;

/// <summary>A comparison for people.</summary>
internal static class ComparisonTable
{
    private static readonly Column[] FactColumns = [new(""), new("BEFORE", Fit: Fit.Cut), new("AFTER", Fit: Fit.Cut)];
    private static readonly Column[] PackageColumns = [new(""), new("ECOSYSTEM"), new("PACKAGE", Fit: Fit.Cut), new("BEFORE", Fit: Fit.Cut), new("AFTER", Fit: Fit.Cut), new("")];
    private static readonly Column[] FindingColumns = [new(""), new("SEVERITY"), new("FINDING"), new("WHERE", Fit: Fit.Cut), new("WHAT", Fit: Fit.Wrap)];

    public static void Write(Comparison comparison, ReportOptions options, Stream output)
    {
        using var page = new TextPage(output, options);
        page.Heading($"{comparison.Before.Name} -> {comparison.After.Name}", new Cell(comparison.After.Platform));
        page.Line(new Cell(comparison.SharedLayers == 0 ? "no layer is shared" : $"the lowest {Amount.Of(comparison.SharedLayers, "layer is", "layers are")} the same", Tone.Quiet));
        page.Table(FactColumns, [.. comparison.Facts.Select(f => new Cell[] { new(f.Name, Tone.Quiet), f.From, f.To })]);
        WritePart(page, "Packages", PackageColumns, ComparisonText.Counts(comparison.Packages.Select(p => p.Kind)), [.. comparison.Packages.Select(Row)]);
        WritePart(page, "Findings", FindingColumns, ComparisonText.Counts(comparison.Findings.Select(f => f.Kind)), [.. comparison.Findings.Select(Row)]);
    }

    private static void WritePart(TextPage page, string title, Column[] columns, string counts, List<Cell[]> rows)
    {
        page.Heading(title, new Cell(counts, Tone.Quiet));
        if (rows.Count > 0)
        {
            page.Table(columns, rows);
        }
    }

    private static Cell[] Row(PackageChange change) => [Sign(change.Kind), change.Ecosystem, change.Name, change.From, change.To, new(change.IsOlder ? "older" : "", Tone.Warning)];

    private static Cell[] Row(FindingChange change) =>
    [
        Sign(change.Kind), change.Finding.Severity, change.Finding.Id, change.Finding.Where, change.Before is { } before ? $"was {before.State}; is {change.Finding.State}" : change.Finding.Message,
    ];

    private static Cell Sign(ChangeKind kind) => new(ComparisonText.Sign(kind), kind switch { ChangeKind.Added => Tone.Strong, ChangeKind.Removed => Tone.Quiet, _ => Tone.Plain });
}
