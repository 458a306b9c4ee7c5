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
    /// <param name="listings">What it listed in each layer that has it, base first.</param>
    public void Add(string path, IReadOnlyList<PackageListing> listings)
    {
        var introduced = new Dictionary<PackageKey, PackageListing>();
        for (var i = 0; i < listings.Count; i++)
        {
            var hiddenBy = visibility.HiddenBy(path, listings[i].Layer);
            var next = i + 1 < listings.Count && hiddenBy == listings[i + 1].Layer ? listings[i + 1].Facts : [];
            introduced = Settle(listings[i], hiddenBy, introduced, [.. next.Select(PackageKey.Of)]);
        }
    }

    /// <returns>For what the next layer may keep, the listing that introduced it.</returns>
    private Dictionary<PackageKey, PackageListing> Settle(PackageListing listing, int hiddenBy, Dictionary<PackageKey, PackageListing> introduced, HashSet<PackageKey> kept)
    {
        var current = new Dictionary<PackageKey, PackageListing>();
        foreach (var fact in listing.Facts)
        {
            // Most locations are in one layer only: nothing to compare with.
            if (introduced.Count == 0 && kept.Count == 0)
            {
                Settle(fact, listing.Layer, hiddenBy, isKept: false);
                continue;
            }

            var key = PackageKey.Of(fact);
            var since = introduced.GetValueOrDefault(key, listing);
            Settle(fact, since.Layer, hiddenBy, kept.Contains(key));
            current[key] = since;
        }

        return kept.Count > 0 ? current : [];
    }

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
