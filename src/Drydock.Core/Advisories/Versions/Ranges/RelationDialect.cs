using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>Plain relations, as distributions, Go's advisories and R write them. <c>&lt;</c> and <c>&gt;</c> are strict, also for Debian, where they once were not.</summary>
internal class RelationDialect : ConstraintDialect
{
    protected override ImmutableArray<VersionInterval>? Expand(IVersionScheme scheme, RangeWord word) =>
        word is { Operator: "", Version: "*" } ? [VersionInterval.All]
            : BeginsAsVersion(word.Version) ? ExpandRelation(word.Operator, word.Version) : null;

    /// <summary>Begins with a digit, after the <c>v</c> or <c>go</c> of Go.</summary>
    protected virtual bool BeginsAsVersion(string version) => BeginsWithNumber(version.StartsWith("go", StringComparison.Ordinal) ? version[2..] : version);
}
