namespace Drydock.Core.Repositories.Upgrading;

/// <summary>
/// Finds the smallest set of upgrades and new packages that raises what is wanted and breaks nothing that held before. It looks for one change, then for two,
/// and so on; each try mends the first thing that is broken in every way there is. Nothing is ever made older.
/// </summary>
public sealed class UpgradeSolver
{
    private const int MaxSteps = 200_000;
    private const int MaxChanges = 400;
    private const int Alternatives = 4;

    private readonly IUpgradeRules rules;
    private readonly List<PackageUnit> installed;
    private readonly ILookup<(string, string), PackageUnit> available;
    private readonly ILookup<string, PackageUnit> offering;
    private readonly InstalledSet set;
    private readonly UpgradeCheck check;
    private readonly List<(PackageUnit? Old, PackageUnit? New)> changes = [];
    private int steps;
    private int limit;
    private bool wasCut;
    private string? problem;

    /// <param name="installed">What cannot change, such as the wishes of the administrator, is a package of its own that nothing newer is available for.</param>
    public UpgradeSolver(IUpgradeRules rules, IEnumerable<PackageUnit> installed, IEnumerable<PackageUnit> available)
    {
        this.rules = rules;
        this.installed = [.. installed];
        List<PackageUnit> all = [.. available.OrderByDescending(u => u.Version, Comparer<string>.Create(rules.Compare))];
        this.available = all.ToLookup(u => u.Key);
        offering = all.SelectMany(u => u.Provides.Select(p => p.Name).Distinct(StringComparer.Ordinal).Select(n => (u, n))).ToLookup(p => p.n, p => p.u, StringComparer.Ordinal);
        set = new InstalledSet(this.installed);
        check = new UpgradeCheck(rules, set, this.installed);
    }

    public UpgradeResult Solve(IEnumerable<WantedUpgrade> wanted)
    {
        var choices = new List<List<PackageUnit>>();
        foreach (var wish in wanted)
        {
            foreach (var unit in installed.Where(u => u.Name == wish.Name && (wish.AtLeast is null || rules.Compare(u.Version, wish.AtLeast) < 0)))
            {
                List<PackageUnit> newer = [.. Newer(unit).Where(u => wish.AtLeast is null || rules.Compare(u.Version, wish.AtLeast) >= 0).Take(Alternatives)];
                if (newer.Count > 0)
                {
                    choices.Add(newer);
                }
                else if (wish.AtLeast is not null)
                {
                    return UpgradeResult.Impossible($"no repository has {unit.Name} {wish.AtLeast} or newer");
                }
            }
        }

        return Deepen(choices);
    }

    private UpgradeResult Deepen(List<List<PackageUnit>> choices)
    {
        for (limit = choices.Count; limit <= MaxChanges; limit++)
        {
            (wasCut, problem) = (false, null);
            if (Choose(choices, 0))
            {
                return new UpgradeResult([.. changes.Select(c => c.New).OfType<PackageUnit>().OrderBy(u => u.Name, StringComparer.Ordinal)], [.. changes.Where(c => c.New is null).Select(c => c.Old!)], null);
            }

            if (!wasCut || steps > MaxSteps)
            {
                break;
            }
        }

        return UpgradeResult.Impossible(steps > MaxSteps ? "there are too many ways to try" : problem ?? "the packages that are needed contradict each other");
    }

    /// <summary>Puts one version of each wanted package in, then mends.</summary>
    private bool Choose(List<List<PackageUnit>> choices, int next) =>
        next == choices.Count ? Mend()
        : changes.Exists(c => c.New?.Key == choices[next][0].Key) ? Choose(choices, next + 1)
        : choices[next].Exists(unit => Try(unit, () => Choose(choices, next + 1)));

    private bool Mend()
    {
        if (++steps > MaxSteps)
        {
            return false;
        }

        var broken = check.Find(changes);
        if (broken is null)
        {
            return true;
        }

        if (changes.Count >= limit)
        {
            wasCut = true;
            return false;
        }

        foreach (var option in Options(broken))
        {
            if (Try(option, Mend))
            {
                return true;
            }
        }

        problem ??= broken.ToString();
        return false;
    }

    private bool Try(PackageUnit unit, Func<bool> goOn)
    {
        if (unit.Refusal.Length > 0)
        {
            problem ??= $"{unit} {unit.Refusal}";
            return false;
        }

        var before = changes.Count;
        Replace(set.Find(unit.Key), unit);
        foreach (var relation in unit.Obsoletes)
        {
            foreach (var old in set.Named(relation.Name).Where(o => o != unit && rules.Satisfies(relation, new PackageRelation(o.Name, RelationOperator.Equal, o.Version))).ToList())
            {
                Replace(old, null);
            }
        }

        if (goOn())
        {
            return true;
        }

        while (changes.Count > before)
        {
            var (old, added) = changes[^1];
            changes.RemoveAt(changes.Count - 1);
            if (added is not null)
            {
                set.Remove(added);
            }

            if (old is not null)
            {
                set.Add(old);
            }
        }

        return false;
    }

    private void Replace(PackageUnit? old, PackageUnit? unit)
    {
        if (old is not null)
        {
            set.Remove(old);
        }

        if (unit is not null)
        {
            set.Add(unit);
        }

        changes.Add((old, unit));
    }

    private List<PackageUnit> Options(Violation broken)
    {
        var options = new List<PackageUnit>();
        if (broken.Other is { } other)
        {
            options.AddRange(Upgrades(other));
            options.AddRange(Upgrades(broken.Unit));
            return options;
        }

        options.AddRange(Upgrades(broken.Unit));
        var offers = offering[broken.Relation.Name].Where(u => u.Provides.Any(p => p.Name == broken.Relation.Name && rules.Satisfies(broken.Relation, p))).ToList();

        // A newer version of what is there, before something that was not there.
        options.AddRange(offers.Where(u => set.Find(u.Key) is { } old && !IsChanged(old) && rules.Compare(u.Version, old.Version) > 0).Take(Alternatives));
        options.AddRange(offers.Where(u => set.Find(u.Key) is null && !changes.Exists(c => c.Old?.Key == u.Key)).DistinctBy(u => u.Key).OrderBy(u => u.Name == broken.Relation.Name ? 0 : 1).Take(Alternatives));
        return [.. options.Distinct()];
    }

    private IEnumerable<PackageUnit> Upgrades(PackageUnit unit) => IsChanged(unit) ? [] : Newer(unit).Take(Alternatives);

    private IEnumerable<PackageUnit> Newer(PackageUnit unit) => available[unit.Key].Where(u => rules.Compare(u.Version, unit.Version) > 0);

    private bool IsChanged(PackageUnit unit) => changes.Exists(c => c.New == unit);
}
