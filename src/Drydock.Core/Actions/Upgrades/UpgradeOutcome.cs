using System.Collections.Immutable;
using Drydock.Core.Actions.Plans;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>What became of raising packages.</summary>
/// <param name="Step">Null when nothing was raised.</param>
/// <param name="Notes">What could not be raised, has no fix or is out of reach, and why.</param>
public sealed record UpgradeOutcome(PlanStep? Step, ImmutableArray<string> Notes)
{
    /// <summary>Where an error is one of the repositories, not of a package: nothing is known of what they have.</summary>
    public bool IsIncomplete { get; init; }
}
