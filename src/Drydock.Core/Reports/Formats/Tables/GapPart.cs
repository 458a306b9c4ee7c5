namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What could not be looked at. A terminal shows the first ones and how many more there are.</summary>
internal static class GapPart
{
    private const int OnTerminal = 20;

    private static readonly Column[] Columns = [new("KIND"), new("WHERE", Fit: Fit.Cut), new("WHY", Fit: Fit.Wrap)];

    public static void Write(TextPage page, PlatformReport platform)
    {
        var gaps = platform.OrderedGaps.ToList();
        if (gaps.Count == 0)
        {
            return;
        }

        var shown = page is { IsTerminal: true, IsVerbose: false } ? Math.Min(gaps.Count, OnTerminal) : gaps.Count;
        page.Heading("Not looked at", new Cell(Amount.Of(gaps.Count, "gap", "gaps"), Tone.Warning));
        page.Table(Columns, [.. gaps.Take(shown).Select(g => new Cell[] { new(Kebab.Of(g.Kind), Tone.Warning), g.Path.Length > 0 ? g.Path : g.Layer?.ToString() ?? "the image", g.Message })]);
        if (shown < gaps.Count)
        {
            page.Line(new Cell($"… and {gaps.Count - shown} more: add --verbose", Tone.Quiet));
        }
    }
}
