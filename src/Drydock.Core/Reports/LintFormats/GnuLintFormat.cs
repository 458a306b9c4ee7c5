using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>One line for each finding, as compilers write them and editors read them. <see href="https://www.gnu.org/prep/standards/html_node/Errors.html"/></summary>
internal sealed class GnuLintFormat : ILintFormat
{
    public string Id => "gnu";

    public string Summary => "One line each, as compilers write them";

    public void Write(LintReport report, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 32 << 10, leaveOpen: true) { NewLine = "\n" };
        foreach (var file in report.Files)
        {
            foreach (var finding in file.Findings)
            {
                var place = LintPlace.Of(file.Source, finding);
                var level = finding.Severity switch { >= Severity.High => "error", Severity.Medium => "warning", _ => "note" };
                writer.WriteLine($"{TerminalText.Clean(file.Name)}:{place.Line}:{place.Column}: {level}: {TerminalText.Clean(finding.Message)} [{finding.Rule.Id} {finding.Rule.Name}]");
            }
        }
    }
}
