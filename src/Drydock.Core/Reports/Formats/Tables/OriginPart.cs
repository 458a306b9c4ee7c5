using Drydock.Core.Advisories;
using Drydock.Core.Findings.Parents;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>How many findings came with the base image, and how many with what was built on it; in one line what was not asked for.</summary>
internal static class OriginPart
{
    private static readonly Severity[] Severities = [.. Enum.GetValues<Severity>().OrderDescending()];

    public static void Write(TextPage page, PlatformReport platform)
    {
        var open = platform.OrderedFindings.Where(f => f.IsOpen && f.Finding.Origin is not null).ToList();
        if (platform.Base?.Layers is null || open.Count + platform.Others.Length == 0)
        {
            return;
        }

        var shown = Severities.Where(s => open.Exists(f => f.Severity == s)).ToList();
        page.Heading("Origin", new Cell("who has to act", Tone.Quiet));
        page.Table(
            [new(""), .. shown.Select(s => new Column(Kebab.Of(s).ToUpperInvariant(), IsRight: true)), new("ALL", IsRight: true)],
            [.. Enum.GetValues<Origin>().OrderDescending().Where(o => platform.Only is null || platform.Only == o).Select(o => Row(o, open.FindAll(f => f.Finding.Origin == o), shown))]);
        if (platform.Only is { } only)
        {
            var others = string.Join(", ", platform.Others.CountBy(f => f.Severity).OrderByDescending(c => c.Key).Select(c => $"{Amount.Of(c.Value)} {Kebab.Of(c.Key)}"));
            page.Line(new Cell($"Left out, since only {Kebab.Of(only)} was asked for: {Amount.Of(platform.Others.Length, "finding", "findings")} of the {(only == Origin.App ? "base image" : "application")}{(others.Length > 0 ? $" ({others})" : "")}", Tone.Warning));
        }
    }

    private static Cell[] Row(Origin origin, List<JudgedFinding> findings, List<Severity> severities) =>
    [
        origin == Origin.Base ? "base image" : "application",
        .. severities.Select(s => new Cell(findings.Count(f => f.Severity == s) is var count and > 0 ? Amount.Of(count) : "")),
        Amount.Of(findings.Count),
    ];
}
