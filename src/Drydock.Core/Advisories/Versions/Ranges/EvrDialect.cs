using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Relations of RPM (<see href="https://rpm-software-management.github.io/rpm/manual/dependencies.html"/>) and pacman: a release counts only if both sides have one.</summary>
internal sealed class EvrDialect : RelationDialect
{
    /// <summary>RPM versions may begin with a letter.</summary>
    protected override bool BeginsAsVersion(string version) => char.IsAsciiLetterOrDigit(version[0]);

    protected override bool Allows(IVersionScheme scheme, ImmutableArray<Constraint> alternative, string version) => alternative.All(c => HoldsWithoutRelease(scheme, c, version));

    private bool HoldsWithoutRelease(IVersionScheme scheme, Constraint constraint, string version)
    {
        var (hasRelease, isAsked) = (Evr.Split(version).Release.Length > 0, Evr.Split(constraint.Version).Release.Length > 0);
        if (hasRelease == isAsked)
        {
            return Holds(scheme, constraint, version);
        }

        var bound = new RangeWord(constraint.Operator, WithoutRelease(constraint.Version), "", 1);
        return Expand(scheme, bound) is { } intervals && Holds(scheme, constraint with { Intervals = intervals }, WithoutRelease(version));
    }

    private static string WithoutRelease(string version) => version.LastIndexOf('-') is > 0 and var hyphen ? version[..hyphen] : version;
}
