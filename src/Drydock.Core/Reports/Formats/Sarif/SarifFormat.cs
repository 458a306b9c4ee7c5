namespace Drydock.Core.Reports.Formats.Sarif;

/// <summary>
/// SARIF 2.1.0 in the part that GitHub code scanning reads.
/// <see href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"/>
/// <see href="https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning"/>
/// </summary>
internal sealed class SarifFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("sarif", "SARIF 2.1.0, for code scanning", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        foreach (var platform in report.Platforms)
        {
            new SarifRun(report, platform).Write(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
