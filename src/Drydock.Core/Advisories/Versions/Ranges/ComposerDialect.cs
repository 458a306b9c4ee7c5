using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Constraints of Composer: <see href="https://getcomposer.org/doc/articles/versions.md#writing-version-constraints"/>. A bound that says no stability begins with its development version.</summary>
internal sealed class ComposerDialect : ConstraintDialect
{
    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word)
    {
        var text = WithoutFlag(word.Version);
        if (IsBranch(text))
        {
            return word.Operator is "" or "=" or "==" or "!=" or "<>" ? ExpandRelation(word.Operator, text) : null;
        }

        if (PartialVersion.Parse(text)?.WithoutBuild() is not { } version)
        {
            // The branch of a version line: 1.x-dev.
            return BeginsWithNumber(text) && text.EndsWith("-dev", StringComparison.OrdinalIgnoreCase) ? ExpandRelation(word.Operator, text) : null;
        }

        if (word.Operator == "-")
        {
            return PartialVersion.Parse(WithoutFlag(word.Upper))?.WithoutBuild() is { IsWild: false } upper ? [Hyphen(version, upper)] : null;
        }

        if (version.Numbers.Length == 0)
        {
            return [VersionInterval.All];
        }

        return word.Operator switch
        {
            "^" => [Between(FromDevelopment(version), version.Bump(NpmDialect.CaretPlace(version)) + "-dev")],
            "~" => [Between(FromDevelopment(version), version.Bump(Math.Max(1, version.Numbers.Length - 1)) + "-dev")],
            "" or "=" or "==" when version.IsWild => [Between(FromDevelopment(version), version.Bump(version.Numbers.Length) + "-dev")],
            "<" or ">=" => ExpandRelation(word.Operator, FromDevelopment(version)),
            _ => ExpandRelation(word.Operator, version.Low),
        };
    }

    /// <summary>A branch is itself and nothing else: it has no place among versions.</summary>
    protected override bool Allows(IVersionScheme scheme, ImmutableArray<Constraint> alternative, string version) =>
        IsBranch(version) ? alternative.All(c => HoldsForBranch(scheme, c, version)) : base.Allows(scheme, alternative, version);

    private static bool HoldsForBranch(IVersionScheme scheme, Constraint constraint, string branch) =>
        (IsBranch(constraint.Version) || constraint.Intervals is [{ Low: null, High: null }]) && Holds(scheme, constraint, branch);

    private static bool IsBranch(string text) => text.StartsWith("dev-", StringComparison.OrdinalIgnoreCase);

    private static string WithoutFlag(string text) => text.IndexOf('@', StringComparison.Ordinal) is >= 0 and var flag ? text[..flag] : text;

    private static string FromDevelopment(PartialVersion version) => version.Rest.Length == 0 ? version.Low + "-dev" : version.Low;

    private static VersionInterval Hyphen(PartialVersion low, PartialVersion high) =>
        high.Numbers.Length < 3 && high.Rest.Length == 0
            ? Between(FromDevelopment(low), high.Bump(high.Numbers.Length) + "-dev")
            : new VersionInterval(FromDevelopment(low), LowInclusive: true, high.Low, HighInclusive: true);
}
