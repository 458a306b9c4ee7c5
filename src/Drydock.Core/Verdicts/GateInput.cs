using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts.Baselines;
using Drydock.Core.Verdicts.Policies;
using Drydock.Core.Verdicts.Vex;
using Drydock.Core.Verdicts.Waivers;
using Drydock.Oci.Layers;

namespace Drydock.Core.Verdicts;

/// <summary>All that a verdict is made of.</summary>
/// <param name="Today">From a TimeProvider of whoever calls: waivers end and advisories age.</param>
public sealed record GateInput(ImmutableArray<Finding> Findings, ImmutableArray<Gap> Gaps, DateOnly Today)
{
    /// <summary>Null when nobody asked for vulnerabilities.</summary>
    public DatabaseFacts? Database { get; init; }

    public ImageFacts Image { get; init; } = ImageFacts.Unknown;

    /// <summary>For conditions on packages, and for statements about what one package brings with it.</summary>
    public ImmutableArray<InstalledPackage> Packages { get; init; } = [];

    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>Beside those of the policy.</summary>
    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    public ImmutableArray<VexStatement> Vex { get; init; } = [];

    /// <summary>Null when every finding counts, new or not.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>What was noticed while files were read.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];
}
