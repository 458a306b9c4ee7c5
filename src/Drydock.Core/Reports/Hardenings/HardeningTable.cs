using Drydock.Core.Reports.Formats.Tables;

namespace Drydock.Core.Reports.Hardenings;

/// <summary>A hardening for people.</summary>
public static class HardeningTable
{
    private static readonly Column[] FactColumns = [new(""), new("BEFORE", Fit: Fit.Cut), new("AFTER", Fit: Fit.Cut)];
    private static readonly Column[] StepColumns = [new("RULE"), new("RISK"), new("SAVES", IsRight: true), new("CLOSES", IsRight: true), new("CHANGES", IsRight: true), new("WHAT", Fit: Fit.Wrap)];

    public static void Write(HardeningReport report, ReportOptions options, Stream output)
    {
        using var page = new TextPage(output, options);
        foreach (var platform in report.Platforms)
        {
            Write(page, report, platform);
        }
    }

    private static void Write(TextPage page, HardeningReport report, PlatformHardening platform)
    {
        page.Heading(report.Destination.Length == 0 ? report.Source : $"{report.Source} -> {report.Destination}", new Cell(platform.Platform), new Cell(report.Profile, Tone.Quiet));
        if (platform.Digest.Length > 0)
        {
            page.Line(new Cell(platform.Digest, Tone.Quiet));
        }

        page.Table(FactColumns, [.. HardeningFacts.Of(platform).Select(f => new Cell[] { new(f.Name, Tone.Quiet), f.Before, f.After })]);
        page.Heading(report.Destination.Length == 0 ? "Plan" : "Done", new Cell(Amount.Of(platform.Steps.Length, "step", "steps"), Tone.Quiet));
        if (platform.Steps.IsEmpty)
        {
            page.Line(new Cell("Nothing is to be done."));
            WriteList(page, "Not done", platform.Notes, Tone.Warning);
            return;
        }

        page.Table(StepColumns, [.. platform.Steps.Select(Row)]);
        page.Line(new Cell($"Layers: {platform.Layers}", Tone.Quiet));
        WriteList(page, "Not done", platform.Notes, Tone.Warning);
        WriteList(page, "Proof", platform.Proof, Tone.Plain);
    }

    private static void WriteList(TextPage page, string title, IReadOnlyList<string> lines, Tone tone)
    {
        if (lines.Count > 0)
        {
            page.Heading(title, new Cell(Amount.Of(lines.Count), Tone.Quiet));
            page.Table([new("", Fit: Fit.Wrap)], [.. lines.Select(l => new Cell[] { new(l, tone) })]);
        }
    }

    private static Cell[] Row(HardeningStep step) =>
    [
        step.Name,
        new(step.Risk, step.Risk == "safe" ? Tone.Good : Tone.Warning),
        step.BytesSaved > 0 ? Amount.Bytes(step.BytesSaved) : "",
        step.Closes.IsEmpty ? "" : Amount.Of(step.Closes.Length),
        Amount.Of(step.Changes),
        step.Title,
    ];
}
