using System.Collections.Immutable;
using Drydock.Core.Reports.Formats.Csv;
using Drydock.Core.Reports.Formats.CycloneDx;
using Drydock.Core.Reports.Formats.GitHub;
using Drydock.Core.Reports.Formats.GitLab;
using Drydock.Core.Reports.Formats.Html;
using Drydock.Core.Reports.Formats.Json;
using Drydock.Core.Reports.Formats.JUnit;
using Drydock.Core.Reports.Formats.Markdown;
using Drydock.Core.Reports.Formats.OpenVex;
using Drydock.Core.Reports.Formats.Sarif;
using Drydock.Core.Reports.Formats.Spdx;
using Drydock.Core.Reports.Formats.Tables;
using Drydock.Oci.Content;

namespace Drydock.Core.Reports;

/// <summary>Every report format there is. A new one is a folder below Formats, a golden file and a line here.</summary>
public static class ReportFormats
{
    /// <summary><c>table</c> and <c>cyclonedx-json</c> are there twice: packages for <c>drydock sbom</c>, the whole picture for <c>drydock scan</c>.</summary>
    public static ImmutableArray<IReportFormat> All { get; } =
    [
        new CycloneDxFormat(),
        new CycloneDxScanFormat(),
        new SpdxFormat(),
        new PackageTableFormat(),
        new ScanTableFormat(),
        new JsonFormat(),
        new SarifFormat(),
        new JUnitFormat(),
        new GitLabFormat(),
        new GitHubFormat(),
        new MarkdownFormat(),
        new CsvFormat(),
        new HtmlFormat(),
        new OpenVexFormat(),
    ];

    /// <summary>What <c>drydock sbom</c> offers.</summary>
    public static IEnumerable<IReportFormat> OfSbom => All.Where(f => f.Info.IsSbom);

    /// <summary>What <c>drydock scan</c> offers.</summary>
    public static IEnumerable<IReportFormat> OfScan => All.Where(f => f.Info.IsScan);

    /// <param name="id">What the user wrote after <c>--format</c>.</param>
    /// <param name="isScan">Asked by <c>drydock scan</c>; else by <c>drydock sbom</c>.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static IReportFormat Find(string id, bool isScan)
    {
        var offered = isScan ? OfScan : OfSbom;
        return offered.FirstOrDefault(f => f.Info.Id == id) ?? throw new DrydockException(
            ErrorCodes.BadArgument, $"Choosing the report format '{id}' failed: there is none of that name.", $"Choose one of {string.Join(", ", offered.Select(f => f.Info.Id))}.");
    }

    /// <summary>The version to write: the one asked for, or the format's default.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static string SpecVersion(FormatInfo format, string? asked) => asked switch
    {
        null => format.SpecVersions.Length > 0 ? format.SpecVersions[0] : "",
        _ when format.SpecVersions.Contains(asked, StringComparer.Ordinal) => asked,
        _ => throw new DrydockException(
            ErrorCodes.BadArgument,
            $"Choosing version '{asked}' of the report format '{format.Id}' failed: it is not written.",
            format.SpecVersions.Length > 0 ? $"Choose one of {string.Join(", ", format.SpecVersions)}." : "Leave --spec-version out."),
    };
}
