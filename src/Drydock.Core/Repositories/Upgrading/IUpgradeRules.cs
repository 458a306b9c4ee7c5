namespace Drydock.Core.Repositories.Upgrading;

/// <summary>Where package systems differ in what satisfies what.</summary>
public interface IUpgradeRules
{
    /// <summary>Two packages that offer the same name, both with a version, cannot be installed together.</summary>
    bool IsVersionedOfferExclusive { get; }

    int Compare(string left, string right);

    /// <summary>Whether an offer of the wanted name is one of the wanted version.</summary>
    bool Satisfies(PackageRelation wanted, PackageRelation offered);
}
