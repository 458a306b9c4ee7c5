using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>Makes one entry of all places that name the same package under the same owner.</summary>
internal static class PackageMerge
{
    public static ImmutableArray<InstalledPackage> Run(IReadOnlyList<PlacedPackage> placed)
    {
        var groups = placed
            .GroupBy(p => (p.Purl, p.OwnedBy))
            .Select(g => g.OrderBy(p => p.Layer).ThenBy(p => p.Path, StringComparer.Ordinal).ToList())
            .OrderBy(g => g[0].Package.Ecosystem, StringComparer.Ordinal)
            .ThenBy(g => g[0].Package.Name, StringComparer.Ordinal)
            .ThenBy(g => g[0].Package.Version, StringComparer.Ordinal)
            .ThenBy(g => g[0].Purl.ToString(), StringComparer.Ordinal)
            .ThenBy(g => g[0].Path, StringComparer.Ordinal)
            .ToList();
        var positions = new Dictionary<PlacedPackage, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < groups.Count; i++)
        {
            groups[i].ForEach(p => positions[p] = i);
        }

        return [.. groups.Select((g, i) => Merge(g, i, positions))];
    }

    private static InstalledPackage Merge(List<PlacedPackage> group, int self, Dictionary<PlacedPackage, int> positions)
    {
        var first = group[0];
        if (group.Count == 1)
        {
            return Single(first, self, positions);
        }

        return new InstalledPackage(first.Package, first.Purl, first.Layer, [.. group.Select(p => p.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
        {
            Analyzer = first.Analyzer,
            OwnedBy = first.OwnedBy,
            Licenses = [.. group.SelectMany(p => p.Licenses).Distinct(StringComparer.Ordinal)],
            Files = first.Files,
            DependsOn = [.. group.SelectMany(p => p.DependsOn).Select(d => positions[d]).Where(d => d != self).Distinct().Order()],
        };
    }

    /// <summary>Nearly every package is in one place: nothing to unite.</summary>
    private static InstalledPackage Single(PlacedPackage only, int self, Dictionary<PlacedPackage, int> positions)
    {
        var dependencies = new SortedSet<int>();
        foreach (var dependency in only.DependsOn)
        {
            dependencies.Add(positions[dependency]);
        }

        dependencies.Remove(self);
        return new InstalledPackage(only.Package, only.Purl, only.Layer, [only.Path])
        {
            Analyzer = only.Analyzer,
            OwnedBy = only.OwnedBy,
            Licenses = [.. only.Licenses],
            Files = only.Files,
            DependsOn = [.. dependencies],
        };
    }
}
