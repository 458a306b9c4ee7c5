using System.Collections.Immutable;
using Drydock.Core.Advisories.Versions.Schemes;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Ranges of npm: <see href="https://github.com/npm/node-semver#ranges"/>.</summary>
internal sealed class NpmDialect : ConstraintDialect
{
    protected override bool IsEmptyAny => true;

    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word)
    {
        if (word.Version is "latest" && word.Operator.Length == 0)
        {
            return [VersionInterval.All];
        }

        if (PartialVersion.Parse(word.Version)?.WithoutBuild() is not { } version)
        {
            // Versions of Conan need not begin with a number: cci.20200203.
            return scheme.Info.Id == "generic" && word.Operator.Length > 0 ? ExpandRelation(word.Operator, word.Version) : null;
        }

        if (word.Operator == "-")
        {
            return PartialVersion.Parse(word.Upper)?.WithoutBuild() is { } upper ? [Hyphen(version, upper)] : null;
        }

        if (version.Numbers.Length == 0)
        {
            return word.Operator is "<" or ">" or "!=" ? [] : [VersionInterval.All];
        }

        return word.Operator switch
        {
            "^" => [Between(version.Low, version.Bump(CaretPlace(version)) + "-0")],
            "~" or "~>" => [Between(version.Low, version.Bump(Math.Min(version.Numbers.Length, 2)) + "-0")],
            _ => IsPartial(version) ? ExpandPartial(word.Operator, version) : ExpandRelation(word.Operator, version.Low),
        };
    }

    /// <summary>A pre-release is taken only if a condition names a pre-release of the very same version.</summary>
    protected override bool Allows(IVersionScheme scheme, ImmutableArray<Constraint> alternative, string version)
    {
        var candidate = SemverParts.Split(version);
        return (candidate.Prerelease.Length == 0 || alternative.Any(c => NamesPrereleaseOf(c, version))) && base.Allows(scheme, alternative, version);
    }

    /// <summary>How many numbers stay the same: up to the first that is not zero.</summary>
    public static int CaretPlace(PartialVersion version)
    {
        var place = 0;
        while (place < version.Numbers.Length - 1 && version.Numbers[place].AsSpan().IndexOfAnyExcept('0') < 0)
        {
            place++;
        }

        return place + 1;
    }

    public static bool NamesPrereleaseOf(Constraint constraint, string version)
    {
        foreach (var interval in constraint.Intervals)
        {
            if (IsPrereleaseOfSame(interval.Low, version) || IsPrereleaseOfSame(interval.High, version))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPrereleaseOfSame(string? bound, string version)
    {
        var parts = SemverParts.Split(bound);
        return parts.Prerelease.Length > 0 && SemverParts.CompareCore(parts.Core, SemverParts.Split(version).Core) == 0;
    }

    private static bool IsPartial(PartialVersion version) => version.IsWild || (version.Numbers.Length < 3 && version.Rest.Length == 0);

    /// <summary>Numbers that are missing stand for any.</summary>
    private static ImmutableArray<VersionInterval>? ExpandPartial(string sign, PartialVersion version)
    {
        var next = version.Bump(version.Numbers.Length);
        return sign switch
        {
            "" or "=" or "==" => [Between(version.Low, next + "-0")],
            "!=" => [Below(version.Low), From(next)],
            ">" => [From(next)],
            "<=" => [Below(next + "-0")],
            "<" => [Below(version.Low + "-0")],
            ">=" => [From(version.Low)],
            _ => null,
        };
    }

    private static VersionInterval Hyphen(PartialVersion low, PartialVersion high)
    {
        var isOpen = high.Numbers.Length == 0;
        var isPartial = IsPartial(high);
        return new VersionInterval(low.Low, LowInclusive: true, isOpen ? null : isPartial ? high.Bump(high.Numbers.Length) + "-0" : high.Low, HighInclusive: !isPartial);
    }
}
