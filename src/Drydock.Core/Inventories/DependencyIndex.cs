namespace Drydock.Core.Inventories;

/// <summary>The packages of one ecosystem by the names they answer to.</summary>
internal sealed class DependencyIndex
{
    private const string NodeModules = "node_modules/";

    /// <summary>Packages of one name that are looked at on either side of the place that a path has among theirs: the longest common path is next to it.</summary>
    private const int Window = 64;
    private readonly Dictionary<string, List<PlacedPackage>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<List<PlacedPackage>, PathMap<PlacedPackage>> nodeModules = new(ReferenceEqualityComparer.Instance);

    public DependencyIndex(IEnumerable<PlacedPackage> packages)
    {
        foreach (var package in packages.OrderBy(p => p.Path, StringComparer.Ordinal))
        {
            var isPython = package.Package.Ecosystem == "pypi";
            Add(Normalize(package.Package.Name, isPython), package);
            Add($"{package.Package.Name}@{package.Package.Version}", package);
            foreach (var name in package.Package.Provides)
            {
                Add(Normalize(name, isPython), package);
            }
        }
    }

    /// <summary>The package that <paramref name="from"/> would get under this name; null when none is there.</summary>
    public PlacedPackage? Find(string name, PlacedPackage from)
    {
        if (!byName.TryGetValue(Normalize(name, from.Package.Ecosystem == "pypi"), out var candidates))
        {
            return null;
        }

        // Node never looks into another application's folders, not even for the only one of that name.
        return from.Package.Ecosystem == "npm" ? NearestNodeModule(candidates, from)
            : candidates.Count == 1 ? candidates[0]
            : Nearest(candidates, from);
    }

    private void Add(string name, PlacedPackage package)
    {
        if (!byName.TryGetValue(name, out var list))
        {
            byName[name] = list = [];
        }

        list.Add(package);
    }

    private static string Normalize(string name, bool isPython) =>
        isPython ? name.ToLowerInvariant().Replace('_', '-').Replace('.', '-') : name;

    /// <summary>The same file first (a lock, a binary), then the same architecture, then the longest common path.</summary>
    private static PlacedPackage Nearest(List<PlacedPackage> candidates, PlacedPackage from)
    {
        var place = FirstAtOrAfter(candidates, from.Path);
        return candidates
            .Take(Math.Max(0, place - Window)..(place + Window))
            .OrderByDescending(c => c.Path == from.Path)
            .ThenByDescending(c => c.Package.Architecture == from.Package.Architecture)
            .ThenByDescending(c => c.Path.AsSpan().CommonPrefixLength(from.Path))
            .First();
    }

    private static int FirstAtOrAfter(List<PlacedPackage> candidates, string path)
    {
        var (low, high) = (0, candidates.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(candidates[middle].Path, path) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Node looks into the node_modules of each folder on the way up. <see href="https://nodejs.org/api/modules.html#loading-from-node_modules-folders"/></summary>
    private PlacedPackage? NearestNodeModule(List<PlacedPackage> candidates, PlacedPackage from)
    {
        if (!nodeModules.TryGetValue(candidates, out var byRoot))
        {
            nodeModules[candidates] = byRoot = new PathMap<PlacedPackage>();
            foreach (var candidate in candidates.DistinctBy(RootOf, StringComparer.Ordinal))
            {
                byRoot.Add(RootOf(candidate), candidate);
            }
        }

        return byRoot.Above(from.Path).LastOrDefault();
    }

    /// <summary>The folder whose node_modules the package is in; the root for one that is in none.</summary>
    private static string RootOf(PlacedPackage package) =>
        package.Path[..Math.Max(0, package.Path.LastIndexOf(NodeModules, StringComparison.Ordinal))].TrimEnd('/');
}
