namespace Drydock.Core.Repositories.Upgrading;

/// <summary>What is installed while changes are tried out and taken back.</summary>
internal sealed class InstalledSet
{
    private readonly Dictionary<(string Name, string Architecture), PackageUnit> units = [];
    private readonly Dictionary<string, List<(PackageUnit Unit, PackageRelation Offer)>> offers = new(StringComparer.Ordinal);

    public InstalledSet(IEnumerable<PackageUnit> installed)
    {
        foreach (var unit in installed)
        {
            Add(unit);
        }
    }

    public PackageUnit? Find((string Name, string Architecture) key) => units.GetValueOrDefault(key);

    public IEnumerable<PackageUnit> Named(string name) => units.Values.Where(u => u.Name == name);

    public IReadOnlyList<(PackageUnit Unit, PackageRelation Offer)> Offers(string name) => offers.TryGetValue(name, out var found) ? found : [];

    public void Add(PackageUnit unit)
    {
        units[unit.Key] = unit;
        foreach (var offer in unit.Provides)
        {
            if (!offers.TryGetValue(offer.Name, out var known))
            {
                offers[offer.Name] = known = [];
            }

            known.Add((unit, offer));
        }
    }

    public void Remove(PackageUnit unit)
    {
        units.Remove(unit.Key);
        foreach (var offer in unit.Provides)
        {
            offers[offer.Name].RemoveAll(o => o.Unit == unit);
        }
    }
}
