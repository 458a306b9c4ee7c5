using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What to do next, once for the whole report.</summary>
internal static class NextPart
{
    private static readonly Column[] Columns = [new(""), new("")];

    public static void Write(TextPage page, Report report)
    {
        page.Heading("Next");
        if (report.Platforms.Any(p => p.Verdict.Outcome == Outcome.Fail))
        {
            page.Line("Fix what fails above, build the image again and scan it again.");
        }

        if (report.Platforms.Any(p => p.IsIncomplete))
        {
            page.Line("Look into what was not looked at: it is missing from this report.");
        }

        var source = ShellWord.Quote(report.Source);
        page.Table(Columns,
        [
            ["Hand on what is inside", new($"drydock sbom -o cyclonedx-json=sbom.json {source}", Tone.Strong)],
            ["Every detail, for programs", new($"drydock scan -f json {source}", Tone.Strong)],
        ]);
    }
}
