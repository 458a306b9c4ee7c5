using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Oci.Layers;

namespace Drydock.Core.Verdicts;

/// <summary>All that a verdict is made of.</summary>
/// <param name="Today">From a TimeProvider of whoever calls: waivers end and advisories age.</param>
public sealed record GateInput(ImmutableArray<Finding> Findings, ImmutableArray<Gap> Gaps, DateOnly Today)
{
    /// <summary>Null when nobody asked for vulnerabilities.</summary>
    public DatabaseFacts? Database { get; init; }

    public ImageFacts Image { get; init; } = ImageFacts.Unknown;
}
