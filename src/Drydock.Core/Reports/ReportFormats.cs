using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Core.Reports;

/// <summary>Every report format there is.</summary>
public static class ReportFormats
{
    public static ImmutableArray<IReportFormat> All { get; } = [];

    /// <summary>What <c>drydock sbom</c> offers.</summary>
    public static IEnumerable<IReportFormat> OfSbom => All.Where(f => f.Info.IsSbom);

    /// <summary>What <c>drydock scan</c> offers.</summary>
    public static IEnumerable<IReportFormat> OfScan => All.Where(f => f.Info.IsScan);

    public static IReportFormat Find(string id, bool isScan) => (isScan ? OfScan : OfSbom).FirstOrDefault(f => f.Info.Id == id)
        ?? throw new DrydockException(ErrorCodes.BadArgument, $"Choosing the report format '{id}' failed: there is none of that name.");

    public static string SpecVersion(FormatInfo format, string? asked) => asked ?? "";
}
