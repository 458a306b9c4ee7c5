using System.Text;
using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>Workflow commands that become annotations at the lines. <see href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message"/></summary>
internal sealed class GitHubLintFormat : ILintFormat
{
    public string Id => "github";

    public string Summary => "Annotations of a GitHub Actions run";

    public void Write(LintReport report, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 32 << 10, leaveOpen: true) { NewLine = "\n" };
        foreach (var file in report.Files)
        {
            // GitHub shows the first ten of a kind.
            foreach (var finding in file.Findings.OrderByDescending(f => f.Severity))
            {
                var place = LintPlace.Of(file.Source, finding);
                var level = finding.Severity switch { >= Severity.High => "error", Severity.Medium => "warning", _ => "notice" };
                var columns = place.EndLine == place.Line ? $",col={place.Column},endColumn={place.EndColumn}" : "";
                writer.WriteLine($"::{level} file={GitHubText.Property(file.Name)},line={place.Line},endLine={place.EndLine}{columns},title={GitHubText.Property($"{finding.Rule.Id} {finding.Rule.Name}")}::{GitHubText.Value(finding.Message)}");
            }
        }
    }
}
