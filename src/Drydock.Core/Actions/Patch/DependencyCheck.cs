using System.Collections.Immutable;
using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch;

/// <summary>Whether packages have what they depend on, where they had it before.</summary>
internal sealed class DependencyCheck
{
    private readonly DpkgDatabase database;
    private readonly List<InstalledDeb> packages;
    private readonly HashSet<string> before;

    /// <param name="database">As it is before anything is installed.</param>
    public DependencyCheck(DpkgDatabase database)
    {
        this.database = database;
        packages = [.. database.Packages];
        before = [.. Unmet().Select(u => Key(u.Package, u.Group))];
    }

    /// <summary>Packages that would leave something without what it needs, each with the reason.</summary>
    /// <param name="installed">Those that were installed.</param>
    /// <param name="refused">Those that were to be installed too, and were not: they still have their old versions, whatever the database says now.</param>
    public IEnumerable<(UnpackedPackage Package, string Problem)> Broken(ImmutableArray<UnpackedPackage> installed, ImmutableArray<UnpackedPackage> refused)
    {
        foreach (var (package, group) in Unmet(refused).ToList())
        {
            if (before.Contains(Key(package, group)))
            {
                continue;
            }

            var needs = string.Join(" | ", group);
            if (installed.FirstOrDefault(p => p.Name == package.Name && p.Version == package.Version) is { } own)
            {
                yield return (own, $"it depends on {needs}, which is not there");
            }
            else
            {
                foreach (var cause in installed.Where(p => group.Any(r => r.Name == p.Name)))
                {
                    yield return (cause, $"{package.Name} {package.Version} depends on {needs}");
                }
            }
        }
    }

    private static string Key(InstalledDeb package, ImmutableArray<Relation> group) => $"{package.Name}: {string.Join(" | ", group.Select(g => g.Name))}";

    private List<(InstalledDeb Package, ImmutableArray<Relation> Group)> Unmet(ImmutableArray<UnpackedPackage> without = default)
    {
        var gone = without.IsDefault ? [] : without.Select(p => (p.Name, p.Version)).ToHashSet();
        var provided = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        void Provide(string name, string version) => (provided.TryGetValue(name, out var versions) ? versions : provided[name] = []).Add(version);
        var names = gone.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var there = database.Packages.Where(p => !gone.Contains((p.Name, p.Version))).Concat(packages.Where(p => names.Contains(p.Name))).Distinct().Where(p => p.IsPresent).ToList();
        foreach (var package in there)
        {
            Provide(package.Name, package.Version);
            foreach (var virtualOne in Relation.Parse(package.Stanza["Provides"]).SelectMany(g => g))
            {
                // One without a version meets no relation that asks for one.
                Provide(virtualOne.Name, virtualOne.Version);
            }
        }

        return [.. from package in there
                   from field in new[] { "Pre-Depends", "Depends" }
                   from relations in Relation.Parse(package.Stanza[field])
                   where !relations.Any(r => provided.GetValueOrDefault(r.Name)?.Exists(v => r.Operator.Length == 0 || (v.Length > 0 && r.IsMetBy(v))) == true)
                   select (package, relations)];
    }
}
