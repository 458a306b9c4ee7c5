namespace Drydock.Core.Repositories.Upgrading;

/// <summary>Finds what changes broke, and nothing that was broken before them.</summary>
internal sealed class UpgradeCheck
{
    private readonly IUpgradeRules rules;
    private readonly InstalledSet set;
    private readonly ILookup<string, (PackageUnit Unit, PackageRelation Relation)> needs;
    private readonly ILookup<string, (PackageUnit Unit, PackageRelation Relation)> conflicts;

    public UpgradeCheck(IUpgradeRules rules, InstalledSet set, IReadOnlyCollection<PackageUnit> installed)
    {
        (this.rules, this.set) = (rules, set);
        needs = installed.SelectMany(u => u.Requires.Select(r => (u, r))).Where(p => IsOffered(p.r)).ToLookup(p => p.r.Name);
        conflicts = installed.SelectMany(u => u.Conflicts.Select(r => (u, r))).ToLookup(p => p.r.Name);
    }

    public bool IsOffered(PackageRelation wanted)
    {
        foreach (var (_, offer) in set.Offers(wanted.Name))
        {
            if (rules.Satisfies(wanted, offer))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first thing broken by what was put in and what was taken out; null when all is well.</summary>
    public Violation? Find(IEnumerable<(PackageUnit? Old, PackageUnit? New)> changes)
    {
        foreach (var (old, unit) in changes)
        {
            if ((unit is null ? null : Missing(unit) ?? Clash(unit, old)) is { } broken)
            {
                return broken;
            }

            if ((old is null ? null : Bereft(old)) is { } bereft)
            {
                return bereft;
            }
        }

        return null;
    }

    private Violation? Missing(PackageUnit unit)
    {
        foreach (var relation in unit.Requires)
        {
            if (!IsOffered(relation))
            {
                return new Violation(unit, relation, null);
            }
        }

        return null;
    }

    /// <summary>An installed package that loses what the old version offered.</summary>
    private Violation? Bereft(PackageUnit old)
    {
        foreach (var offer in old.Provides)
        {
            foreach (var (unit, relation) in needs[offer.Name])
            {
                if (set.Find(unit.Key) == unit && !IsOffered(relation))
                {
                    return new Violation(unit, relation, null);
                }
            }
        }

        return null;
    }

    private Violation? Clash(PackageUnit unit, PackageUnit? old)
    {
        foreach (var relation in unit.Conflicts)
        {
            foreach (var (other, offer) in set.Offers(relation.Name))
            {
                if (other != unit && rules.Satisfies(relation, offer))
                {
                    return new Violation(unit, relation, other);
                }
            }
        }

        foreach (var offer in unit.Provides)
        {
            foreach (var (other, relation) in conflicts[offer.Name])
            {
                if (other != unit && set.Find(other.Key) == other && rules.Satisfies(relation, offer) && !(old?.Provides.Contains(offer) ?? false))
                {
                    return new Violation(other, relation, unit);
                }
            }

            if (rules.IsVersionedOfferExclusive && offer.Version.Length > 0 && Rival(unit, offer, old) is { } rival)
            {
                return new Violation(unit, offer, rival);
            }
        }

        return null;
    }

    private PackageUnit? Rival(PackageUnit unit, PackageRelation offer, PackageUnit? old)
    {
        foreach (var (other, theirs) in set.Offers(offer.Name))
        {
            if (other != unit && other.Name != unit.Name && theirs.Version.Length > 0 && !(old?.Provides.Any(o => o.Name == offer.Name) ?? false))
            {
                return other;
            }
        }

        return null;
    }
}
