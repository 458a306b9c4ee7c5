using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>A range as its package manager reads it: some alternatives, each with conditions that all hold.</summary>
internal sealed record NativeRange(ImmutableArray<ImmutableArray<Constraint>> Alternatives)
{
    public VersionRange ToRange(IVersionScheme scheme) =>
        Alternatives is [[var only]] ? new(IntervalAlgebra.Merge(scheme, only.Intervals)) : new(IntervalAlgebra.Merge(scheme, Alternatives.SelectMany(a => Intersect(scheme, a))));

    /// <summary>Pure order, without making one list of intervals first.</summary>
    public bool Contains(IVersionScheme scheme, string version)
    {
        foreach (var alternative in Alternatives)
        {
            if (Holds(scheme, alternative, version))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(IVersionScheme scheme, ImmutableArray<Constraint> constraints, string version)
    {
        foreach (var constraint in constraints)
        {
            if (!new VersionRange(constraint.Intervals).Contains(scheme, version))
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableArray<VersionInterval> Intersect(IVersionScheme scheme, ImmutableArray<Constraint> constraints) =>
        constraints is [var only] ? only.Intervals : IntervalAlgebra.Intersect(scheme, constraints.Select(c => c.Intervals));
}
