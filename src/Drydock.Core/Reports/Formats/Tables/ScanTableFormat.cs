namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>The whole picture: what the image is, what is in it, what is wrong, whether it passes, and what to do next.</summary>
internal sealed class ScanTableFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("table", "The whole picture, for people", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output)
    {
        using var page = new TextPage(output, options);
        foreach (var platform in report.Platforms)
        {
            ImagePart.Write(page, report, platform);
            LayerPart.Write(page, platform);
            ContentPart.Write(page, platform);
            VulnerabilityPart.Write(page, report, platform);
            StepPart.Write(page, platform);
            FindingPart.Write(page, platform);
            OriginPart.Write(page, platform);
            SuppressedPart.Write(page, platform);
            GapPart.Write(page, platform);
            VerdictPart.Write(page, platform);
        }

        NextPart.Write(page, report);
    }
}
