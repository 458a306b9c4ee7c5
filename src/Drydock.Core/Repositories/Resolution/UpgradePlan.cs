using System.Collections.Immutable;

namespace Drydock.Core.Repositories.Resolution;

/// <summary>Which packages are raised, and which are not. All of it together leaves no dependency broken that was not broken before.</summary>
/// <param name="Chosen">By name and architecture.</param>
/// <param name="Refused">In the order in which they were asked for.</param>
public sealed record UpgradePlan(ImmutableArray<UpgradeChoice> Chosen, ImmutableArray<UpgradeRefusal> Refused);
