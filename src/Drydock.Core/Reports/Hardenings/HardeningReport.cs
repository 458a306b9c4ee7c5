using System.Collections.Immutable;

namespace Drydock.Core.Reports.Hardenings;

/// <summary>An image before and after, side by side, with what each step contributed.</summary>
/// <param name="Source">As the user named it.</param>
/// <param name="Destination">As the user named it; empty when nothing is written.</param>
public sealed record HardeningReport(string Source, string Destination, string Profile, ImmutableArray<PlatformHardening> Platforms)
{
    public string ToolVersion { get; init; } = "";
}
