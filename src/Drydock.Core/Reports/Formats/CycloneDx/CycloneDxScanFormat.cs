namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>CycloneDX JSON with what is wrong beside what is inside. <see href="https://cyclonedx.org/docs/1.6/json/#vulnerabilities"/></summary>
internal sealed class CycloneDxScanFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("cyclonedx-json", "CycloneDX as JSON, with vulnerabilities", IsSbom: false, IsScan: true, "1.6", "1.4", "1.5", "1.7");

    public void Write(Report report, ReportOptions options, Stream output)
    {
        var version = CycloneDxVersion.Parse(ReportFormats.SpecVersion(Info, options.SpecVersion));
        var document = new CycloneDxDocument(report, version) { HasFindings = true };
        var serial = ContentId.Of(document.Write);
        document.Write(output, serial);
    }
}
