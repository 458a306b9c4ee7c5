using Drydock.Core.Advisories;
using Drydock.Oci.Layers;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What could not be looked at, and apart from it what was passed over on purpose. A terminal shows the first ones and how many more there are.</summary>
internal static class GapPart
{
    private const int OnTerminal = 20;

    private static readonly Column[] Columns = [new("KIND"), new("WHERE", Fit: Fit.Cut), new("WHY", Fit: Fit.Wrap)];

    public static void Write(TextPage page, PlatformReport platform)
    {
        List(page, [.. platform.NotLookedAt], "Not looked at", Tone.Warning);
        List(page, [.. platform.LeftOut], "Left out on purpose", Tone.Quiet);
    }

    private static void List(TextPage page, List<Gap> gaps, string heading, Tone tone)
    {
        if (gaps.Count == 0)
        {
            return;
        }

        var shown = page is { IsTerminal: true, IsVerbose: false } ? Math.Min(gaps.Count, OnTerminal) : gaps.Count;
        page.Heading(heading, new Cell(Amount.Of(gaps.Count, tone == Tone.Warning ? "gap" : "place", tone == Tone.Warning ? "gaps" : "places"), tone));
        page.Table(Columns, [.. gaps.Take(shown).Select(g => new Cell[] { new(Kebab.Of(g.Kind), tone), g.Path.Length > 0 ? g.Path : g.Layer?.ToString() ?? "the image", g.Message })]);
        if (shown < gaps.Count)
        {
            page.Line(new Cell($"… and {gaps.Count - shown} more: add --verbose", Tone.Quiet));
        }
    }
}
