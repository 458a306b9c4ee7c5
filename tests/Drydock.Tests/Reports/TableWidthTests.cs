using System.Text;
using System.Text.RegularExpressions;
using Drydock.Core.Reports;

namespace Drydock.Tests.Reports;

public sealed partial class TableWidthTests
{
    private static readonly string[] Parts = ["Vulnerabilities", "All vulnerabilities", "Findings", "Not counted", "Verdict"];

    [Theory]
    [InlineData(80, false)]
    [InlineData(80, true)]
    [InlineData(100, true)]
    [InlineData(160, true)]
    public void Lines_about_findings_fit_the_terminal(int width, bool isVerbose)
    {
        var lines = Write(new ReportOptions(UseColor: true, Width: width, Verbose: isVerbose)).Split('\n');
        var part = "";
        foreach (var line in lines.Select(l => Color().Replace(l, "")))
        {
            part = line.StartsWith(' ') || line.Length == 0 ? part : Parts.FirstOrDefault(p => line.StartsWith(p, StringComparison.Ordinal)) ?? "";
            Assert.True(part.Length == 0 || !line.StartsWith(' ') || line.Length <= width, line);
        }
    }

    [Fact]
    public void Without_a_terminal_there_is_no_color_and_nothing_is_cut()
    {
        var text = Write(new ReportOptions());
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('…', text);
    }

    private static string Write(ReportOptions options)
    {
        using var output = new MemoryStream();
        ReportFormats.Find("table", isScan: true).Write(SampleReports.All["vulnerabilities"], options, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [GeneratedRegex("\u001b\\[[0-9]*m")]
    private static partial Regex Color();
}
