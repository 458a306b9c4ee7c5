using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Ranges of Cabal: <see href="https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html#pkg-field-build-depends"/>.</summary>
internal sealed class HackageDialect : RelationDialect
{
    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word)
    {
        if (word is { Operator: "", Version: "-any" })
        {
            return [VersionInterval.All];
        }

        if (word.Operator is not ("^>=" or "==") || PartialVersion.Parse(word.Version) is not { Rest: "", Numbers.Length: > 0 } version)
        {
            return base.Expand(scheme, word);
        }

        if (word.Operator == "==")
        {
            return version.IsWild ? [Between(version.Low, version.Bump(version.Numbers.Length))] : base.Expand(scheme, word);
        }

        // The first two numbers are the major version.
        return [Between(version.Low, version.Numbers.Length == 1 ? version.Low + ".1" : version.Bump(2))];
    }
}
