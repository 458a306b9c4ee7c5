using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>One condition of a range, as it was written and as intervals.</summary>
/// <param name="Version">As written after the operator.</param>
internal sealed record Constraint(string Operator, string Version, ImmutableArray<VersionInterval> Intervals);
