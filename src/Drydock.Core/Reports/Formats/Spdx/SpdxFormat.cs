namespace Drydock.Core.Reports.Formats.Spdx;

/// <summary>SPDX 2.3 JSON. <see href="https://spdx.github.io/spdx-spec/v2.3/"/></summary>
internal sealed class SpdxFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("spdx-json", "SPDX 2.3 SBOM as JSON", IsSbom: true, IsScan: false, "2.3");

    public void Write(Report report, ReportOptions options, Stream output)
    {
        _ = ReportFormats.SpecVersion(Info, options.SpecVersion);
        var document = new SpdxDocument(report);
        var id = ContentId.Of(document.Write);
        document.Write(output, id);
    }
}
