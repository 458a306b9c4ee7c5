using System.Collections.Immutable;

namespace Drydock.Core.Findings.Fixing;

/// <summary>What came of putting fixes into a text once.</summary>
/// <param name="Applied">Findings whose fixes are in it.</param>
/// <param name="Dropped">Findings whose fixes touch what another one changed: they wait for the next round.</param>
public sealed record FixRound(string Text, ImmutableArray<Finding> Applied, ImmutableArray<Finding> Dropped);
