using Drydock.Core.Advisories.Versions;
using Drydock.Core.Repositories.Upgrading;

namespace Drydock.Core.Repositories.Apk;

/// <summary>What satisfies what among apk packages.</summary>
internal sealed class ApkRules : IUpgradeRules
{
    private static readonly IVersionScheme Scheme = VersionSchemes.Find("apk")!;

    public bool IsVersionedOfferExclusive => true;

    public int Compare(string left, string right) => Scheme.Compare(left, right);

    /// <summary>An offer without a version is good for who asks for none.</summary>
    public bool Satisfies(PackageRelation wanted, PackageRelation offered) => wanted.Operator switch
    {
        RelationOperator.Any => true,
        _ when offered.Version.Length == 0 => false,
        RelationOperator.Less => Compare(offered.Version, wanted.Version) < 0,
        RelationOperator.LessOrEqual => Compare(offered.Version, wanted.Version) <= 0,
        RelationOperator.Equal => Compare(offered.Version, wanted.Version) == 0,
        RelationOperator.GreaterOrEqual => Compare(offered.Version, wanted.Version) >= 0,
        RelationOperator.Greater => Compare(offered.Version, wanted.Version) > 0,
        _ => offered.Version.StartsWith(wanted.Version, StringComparison.Ordinal)
            && (offered.Version.Length == wanted.Version.Length || !char.IsAsciiDigit(offered.Version[wanted.Version.Length])),
    };
}
