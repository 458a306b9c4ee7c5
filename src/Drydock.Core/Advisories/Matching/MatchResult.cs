using System.Collections.Immutable;
using Drydock.Oci.Layers;

namespace Drydock.Core.Advisories.Matching;

/// <summary>What is known to be bad in an inventory.</summary>
/// <param name="Vulnerabilities">In the order of the inventory's packages, then by id.</param>
/// <param name="Gaps">Packages that no feed in the database speaks of, and those passed over on purpose.</param>
public sealed record MatchResult(ImmutableArray<Vulnerability> Vulnerabilities, ImmutableArray<Gap> Gaps);
