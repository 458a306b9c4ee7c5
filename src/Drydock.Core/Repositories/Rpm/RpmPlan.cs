using System.Collections.Immutable;
using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>What to fetch, or why nothing can be done.</summary>
/// <param name="Packages">By name.</param>
/// <param name="Remove">Installed packages whose place others take.</param>
/// <param name="Problem">Null when there is a plan; a plan without packages says that nothing need be done.</param>
public sealed record RpmPlan(ImmutableArray<RpmPlanned> Packages, ImmutableArray<PackageUnit> Remove, string? Problem);
