namespace Drydock.Core.Inventories;

/// <summary>The packages of one ecosystem by the names they answer to.</summary>
internal sealed class DependencyIndex
{
    private const string NodeModules = "node_modules/";
    private readonly Dictionary<string, List<PlacedPackage>> byName = new(StringComparer.Ordinal);

    public DependencyIndex(IEnumerable<PlacedPackage> packages)
    {
        foreach (var package in packages)
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

        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        return from.Package.Ecosystem == "npm" ? NearestNodeModule(candidates, from) : Nearest(candidates, from);
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
    private static PlacedPackage Nearest(List<PlacedPackage> candidates, PlacedPackage from) => candidates
        .OrderByDescending(c => c.Path == from.Path)
        .ThenByDescending(c => c.Package.Architecture == from.Package.Architecture)
        .ThenByDescending(c => c.Path.AsSpan().CommonPrefixLength(from.Path))
        .ThenBy(c => c.Path, StringComparer.Ordinal)
        .First();

    /// <summary>Node looks into the node_modules of each folder on the way up. <see href="https://nodejs.org/api/modules.html#loading-from-node_modules-folders"/></summary>
    private static PlacedPackage? NearestNodeModule(List<PlacedPackage> candidates, PlacedPackage from) => candidates
        .Where(c => c.Path.LastIndexOf(NodeModules, StringComparison.Ordinal) is var at && (at < 0 || from.Path.StartsWith(c.Path[..at], StringComparison.Ordinal)))
        .OrderByDescending(c => c.Path.LastIndexOf(NodeModules, StringComparison.Ordinal))
        .ThenBy(c => c.Path, StringComparer.Ordinal)
        .FirstOrDefault();
}
