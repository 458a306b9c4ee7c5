using System.Collections.Immutable;
using Drydock.Core.Advisories.Versions.Schemes;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Ranges of Cargo: <see href="https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html"/>. A version without an operator has a caret.</summary>
internal sealed class CargoDialect : ConstraintDialect
{
    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word)
    {
        if (PartialVersion.Parse(word.Version)?.WithoutBuild() is not { } version || (version.Numbers.Length == 0 && word.Operator.Length > 0))
        {
            return null;
        }

        if (version.Numbers.Length == 0)
        {
            return [VersionInterval.All];
        }

        var count = version.Numbers.Length;
        var isPartial = count < 3 && version.Rest.Length == 0;
        return word.Operator switch
        {
            "" when version.IsWild => [Between(version.Low, version.Bump(count) + "-0")],
            "" or "^" => [Between(version.Low, version.Bump(NpmDialect.CaretPlace(version)) + "-0")],
            "~" => [Between(version.Low, version.Bump(Math.Min(count, 2)) + "-0")],
            "=" when isPartial => [Between(version.Low, version.Bump(count) + "-0")],
            ">" when isPartial => [From(version.Bump(count))],
            "<=" when isPartial => [Below(version.Bump(count) + "-0")],
            "<" when isPartial => [Below(version.Low + "-0")],
            _ => ExpandRelation(word.Operator, version.Low),
        };
    }

    /// <summary>As with npm, a pre-release is taken only if a condition names one of the same version.</summary>
    protected override bool Allows(IVersionScheme scheme, ImmutableArray<Constraint> alternative, string version)
    {
        var candidate = SemverParts.Split(version);
        return (candidate.Prerelease.Length == 0 || alternative.Any(c => NpmDialect.NamesPrereleaseOf(c, version))) && base.Allows(scheme, alternative, version);
    }
}
