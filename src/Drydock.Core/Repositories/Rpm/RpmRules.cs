using Drydock.Core.Advisories.Versions;
using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>What satisfies what among RPM packages: two ranges of versions that have something in common.</summary>
internal sealed class RpmRules : IUpgradeRules
{
    private static readonly IVersionScheme Scheme = VersionSchemes.Find("rpm")!;

    public bool IsVersionedOfferExclusive => false;

    public int Compare(string left, string right) => Scheme.Compare(left, right);

    /// <summary>As libsolv has it, an offer without a version is good for who asks for none.</summary>
    public bool Satisfies(PackageRelation wanted, PackageRelation offered)
    {
        if (wanted.Operator == RelationOperator.Any)
        {
            return true;
        }

        if (offered.Operator == RelationOperator.Any)
        {
            return false;
        }

        // A release counts only when both say one.
        var order = HasRelease(wanted.Version) && HasRelease(offered.Version) ? Compare(offered.Version, wanted.Version)
            : Compare(WithoutRelease(offered.Version), WithoutRelease(wanted.Version));
        return order < 0 ? IsUpward(offered.Operator) || IsDownward(wanted.Operator)
            : order > 0 ? IsDownward(offered.Operator) || IsUpward(wanted.Operator)
            : (IncludesEqual(offered.Operator) && IncludesEqual(wanted.Operator)) || (IsUpward(offered.Operator) && IsUpward(wanted.Operator)) || (IsDownward(offered.Operator) && IsDownward(wanted.Operator));
    }

    private static bool IsUpward(RelationOperator sign) => sign is RelationOperator.Greater or RelationOperator.GreaterOrEqual;

    private static bool IsDownward(RelationOperator sign) => sign is RelationOperator.Less or RelationOperator.LessOrEqual;

    private static bool IncludesEqual(RelationOperator sign) => sign is RelationOperator.Equal or RelationOperator.GreaterOrEqual or RelationOperator.LessOrEqual;

    private static bool HasRelease(string version) => version.Contains('-', StringComparison.Ordinal);

    private static string WithoutRelease(string version) => version.LastIndexOf('-') is >= 0 and var hyphen ? version[..hyphen] : version;
}
