using System.Collections.Immutable;

namespace Drydock.Core.Repositories.Apk;

/// <summary>What to fetch, or why nothing can be done.</summary>
/// <param name="Packages">By name.</param>
/// <param name="Problem">Null when there is a plan; a plan without packages says that nothing need be done.</param>
public sealed record ApkPlan(ImmutableArray<ApkPlanned> Packages, string? Problem);
