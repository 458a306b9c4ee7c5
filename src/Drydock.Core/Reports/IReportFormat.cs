namespace Drydock.Core.Reports;

/// <summary>A plug-in that writes a report in one wire format. The same report gives the same bytes.</summary>
public interface IReportFormat
{
    FormatInfo Info { get; }

    /// <param name="options">What the user asked of the form.</param>
    void Write(Report report, ReportOptions options, Stream output);
}
