using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Constraints of pub: <see href="https://dart.dev/tools/pub/dependencies#version-constraints"/>.</summary>
internal sealed class PubDialect : ConstraintDialect
{
    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word)
    {
        if (word is { Operator: "", Version: "any" })
        {
            return [VersionInterval.All];
        }

        if (PartialVersion.Parse(word.Version) is not { IsWild: false } version)
        {
            return null;
        }

        return word.Operator switch
        {
            // Which minor version breaks is said by the second number while the first is zero, and never by the third.
            "^" => [Between(version.Low, version.Bump(Math.Min(2, NpmDialect.CaretPlace(version))) + "-0")],

            // No pre-release of what is left out is meant.
            "<" when version.Rest.Length == 0 => [Below(version.Low + "-0")],
            _ => ExpandRelation(word.Operator, version.Low),
        };
    }
}
