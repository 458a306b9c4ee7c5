namespace Drydock.Core.Reports;

/// <summary>What a report format is.</summary>
/// <param name="Id">What <c>--format</c> takes.</param>
/// <param name="IsSbom">Offered by <c>drydock sbom</c>.</param>
/// <param name="IsScan">Offered by <c>drydock scan</c>.</param>
/// <param name="SpecVersions">What <c>--spec-version</c> takes, the default first; empty when there is one form only.</param>
public sealed record FormatInfo(string Id, string Summary, bool IsSbom, bool IsScan, params string[] SpecVersions);
