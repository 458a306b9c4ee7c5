using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Requirements of RubyGems: <see href="https://guides.rubygems.org/patterns/#declaring-dependencies"/>.</summary>
internal sealed class GemDialect : ConstraintDialect
{
    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word) =>
        word is { Operator: "", Version: "*" } ? [VersionInterval.All] : !BeginsWithNumber(word.Version) ? null : word.Operator == "~>" ? Pessimistic(word.Version) : ExpandRelation(word.Operator, word.Version);

    /// <summary>The last number may grow. No pre-release of what comes next is meant, and the letter A comes before all that anyone writes.</summary>
    private static ImmutableArray<VersionInterval>? Pessimistic(string text) =>
        PartialVersion.Parse(text) is { IsWild: false } version ? [Between(text, version.Bump(Math.Max(1, version.Numbers.Length - 1)) + ".A")] : null;
}
