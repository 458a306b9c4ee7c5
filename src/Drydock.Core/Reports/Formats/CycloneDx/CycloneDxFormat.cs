namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>CycloneDX JSON. <see href="https://cyclonedx.org/docs/1.6/json/"/></summary>
internal sealed class CycloneDxFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("cyclonedx-json", "CycloneDX SBOM as JSON", IsSbom: true, IsScan: false, "1.6", "1.4", "1.5", "1.7");

    public void Write(Report report, ReportOptions options, Stream output)
    {
        var version = CycloneDxVersion.Parse(ReportFormats.SpecVersion(Info, options.SpecVersion));
        var document = new CycloneDxDocument(report, version);
        var serial = ContentId.Of(document.Write);
        document.Write(output, serial);
    }
}
