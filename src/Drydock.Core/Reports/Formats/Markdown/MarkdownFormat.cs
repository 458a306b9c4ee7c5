using System.Text;

namespace Drydock.Core.Reports.Formats.Markdown;

/// <summary>A comment for a pull request: the verdict, what matters most, and the rest folded away.</summary>
internal sealed class MarkdownFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("markdown", "A comment for a pull request", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output)
    {
        var page = new MarkdownPage();

        // By this line a bot finds its comment again.
        page.Line("<!-- drydock -->");
        var left = report.Platforms.Length;
        foreach (var platform in report.Platforms)
        {
            MarkdownSection.Write(page, report, platform, page.Room / left--);
        }

        output.Write(Encoding.UTF8.GetBytes(page.ToString()));
    }
}
