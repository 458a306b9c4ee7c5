using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>
/// Finds out which packages of a location are still there, which layer brought each, and which layer took the others away.
/// A package database is rewritten by every layer that installs something: a package came with the first of the unbroken run of layers that list it.
/// </summary>
internal sealed class PackageHistory(Visibility visibility, OsRelease? os)
{
    private readonly ImmutableArray<RemovedPackage>.Builder removed = ImmutableArray.CreateBuilder<RemovedPackage>();
    private readonly List<PlacedPackage> present = [];

    public IReadOnlyList<PlacedPackage> Present => present;

    public ImmutableArray<RemovedPackage> Removed => [.. removed
        .OrderBy(r => r.Purl.ToString(), StringComparer.Ordinal).ThenBy(r => r.Location, StringComparer.Ordinal).ThenBy(r => r.Layer)];

    /// <param name="path">One location.</param>
    /// <param name="versions">The packages it listed in each layer that has it, base first.</param>
    public void Add(string path, IReadOnlyList<(int Layer, IReadOnlyList<Fact> Facts)> versions)
    {
        var introduced = new Dictionary<(string, string, string, string), int>();
        for (var v = 0; v < versions.Count; v++)
        {
            var (layer, facts) = versions[v];
            var hiddenBy = visibility.HiddenBy(path, layer);
            var next = v + 1 < versions.Count && hiddenBy == versions[v + 1].Layer ? versions[v + 1].Facts : [];
            var kept = next.Select(KeyOf).ToHashSet();
            var current = new Dictionary<(string, string, string, string), int>();
            foreach (var fact in facts)
            {
                var key = KeyOf(fact);
                var since = introduced.GetValueOrDefault(key, layer);
                Settle(fact, since, hiddenBy, kept.Contains(key));
                current[key] = since;
            }

            introduced = kept.Count > 0 ? current : [];
        }
    }

    private static (string Ecosystem, string Name, string Version, string Architecture) KeyOf(Fact fact) => PlacedPackage.KeyOf(((PackageFact)fact.Body).Package);

    private void Settle(Fact fact, int since, int hiddenBy, bool isKept)
    {
        var package = ((PackageFact)fact.Body).Package;
        if (hiddenBy < 0)
        {
            present.Add(new PlacedPackage(package, Purls.Of(package, os), fact.Path, fact.Analyzer, since));
        }
        else if (!isKept)
        {
            removed.Add(new RemovedPackage(package, Purls.Of(package, os), fact.Path, since, hiddenBy));
        }
    }
}
