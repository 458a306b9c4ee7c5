using System.Text;

namespace Drydock.Core.Reports.Formats.GitHub;

/// <summary>
/// Workflow commands that become annotations of a GitHub Actions run. GitHub shows the first ten of a kind for a step, so what counts most comes first.
/// <see href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message"/>
/// </summary>
internal sealed class GitHubFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("github", "Annotations of a GitHub Actions run", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 32 << 10, leaveOpen: true) { NewLine = "\n" };
        foreach (var platform in report.Platforms)
        {
            GitHubAnnotations.Write(writer, report, platform);
        }
    }
}
