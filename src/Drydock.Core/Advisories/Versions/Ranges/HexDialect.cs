using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Requirements of Elixir: <see href="https://hexdocs.pm/elixir/Version.html#module-requirements"/>.</summary>
internal sealed class HexDialect : ConstraintDialect
{
    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word)
    {
        if (PartialVersion.Parse(word.Version) is not { IsWild: false } version)
        {
            return null;
        }

        return word.Operator == "~>"
            ? [Between(version.Low, version.Bump(Math.Clamp(version.Numbers.Length - 1, 1, 2)) + "-0")]
            : ExpandRelation(word.Operator, version.Low);
    }
}
