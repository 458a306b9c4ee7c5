using Drydock.Core.Reports;

namespace Drydock.Cli.Commands;

/// <summary>One report to write.</summary>
/// <param name="File">Null for standard output.</param>
internal sealed record OutputTarget(IReportFormat Format, string? File)
{
    public string? SpecVersion { get; init; }
}
