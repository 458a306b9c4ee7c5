using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>A range as its package manager reads it: some alternatives, each with conditions that all hold.</summary>
internal sealed record NativeRange(ImmutableArray<ImmutableArray<Constraint>> Alternatives)
{
    public VersionRange ToRange(IVersionScheme scheme) =>
        Alternatives is [[var only]] ? new(IntervalAlgebra.Merge(scheme, only.Intervals)) : new(IntervalAlgebra.Merge(scheme, Alternatives.SelectMany(a => Intersect(scheme, a))));

    private static ImmutableArray<VersionInterval> Intersect(IVersionScheme scheme, ImmutableArray<Constraint> constraints) =>
        constraints is [var only] ? only.Intervals : IntervalAlgebra.Intersect(scheme, constraints.Select(c => c.Intervals));
}
