namespace Drydock.Core.Reports.Formats.GitLab;

/// <summary>
/// GitLab's container scanning report, version 15. <see href="https://docs.gitlab.com/development/integrations/secure/#report"/>
/// <see href="https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/blob/v15.0.6/dist/container-scanning-report-format.json"/>
/// </summary>
internal sealed class GitLabFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("gitlab-container-scanning", "GitLab's container scanning report", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("version", "15.0.6");
        GitLabScan.Write(writer, report);
        writer.WriteStartArray("vulnerabilities");
        foreach (var platform in report.Platforms)
        {
            var image = GitLabVulnerability.ImageOf(report, platform);
            var seen = new HashSet<Guid>();
            foreach (var judged in platform.OrderedFindings.Where(f => f.Finding.Vulnerability is not null))
            {
                GitLabVulnerability.Write(writer, report, platform, image, judged, seen);
                writer.FlushIfLarge();
            }
        }

        writer.WriteEndArray();
        writer.WriteStartArray("remediations");
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
