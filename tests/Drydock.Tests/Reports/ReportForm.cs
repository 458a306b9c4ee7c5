using System.Collections.Immutable;
using Drydock.Core.Reports;

namespace Drydock.Tests.Reports;

/// <summary>A format as asked for in one way.</summary>
internal sealed record ReportForm(string Name, IReportFormat Format, ReportOptions Options)
{
    public static ImmutableArray<ReportForm> All { get; } = [.. Every()];

    public bool IsOtherVersion => Options.SpecVersion is { } version && version != Format.Info.SpecVersions[0];

    /// <summary>What a file of the form is called, so that editors know it.</summary>
    public static string Extension(string name) => name switch
    {
        _ when name.Contains("json", StringComparison.Ordinal) => ".json",
        "sarif" or "gitlab-container-scanning" or "openvex" => ".json",
        "junit" => ".xml",
        "markdown" => ".md",
        "csv" => ".csv",
        "html" => ".html",
        _ => ".txt",
    };

    public byte[] Write(Report report)
    {
        using var output = new MemoryStream();
        Format.Write(report, Options, output);
        return output.ToArray();
    }

    private static IEnumerable<ReportForm> Every()
    {
        foreach (var format in ReportFormats.All)
        {
            foreach (var version in format.Info.SpecVersions)
            {
                var name = format.Info is { Id: "cyclonedx-json", IsScan: true } ? "scan-cyclonedx-json" : format.Info.Id;
                yield return new($"{name}-{version}", format, new ReportOptions(version));
            }

            if (format.Info.Id == "table")
            {
                var kind = format.Info.IsScan ? "scan" : "sbom";
                yield return new($"{kind}-table", format, new ReportOptions());
                yield return new($"{kind}-table-terminal", format, new ReportOptions(UseColor: true, Width: 100));
            }
            else if (format.Info.SpecVersions.Length == 0)
            {
                yield return new(format.Info.Id, format, new ReportOptions());
            }
        }
    }
}
