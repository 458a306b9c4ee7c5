namespace Drydock.Core.Inventories;

/// <summary>The packages that one location listed in one layer.</summary>
internal sealed class PackageListing(int layer)
{
    public int Layer { get; } = layer;

    public List<Fact> Facts { get; } = [];

    /// <summary>What every location listed in each layer that has it: locations by path as first seen, listings base first.</summary>
    public static Dictionary<string, List<PackageListing>> ByLocation(IReadOnlyList<LayerFacts> layers)
    {
        var locations = new Dictionary<string, List<PackageListing>>(StringComparer.Ordinal);
        for (var layer = 0; layer < layers.Count; layer++)
        {
            foreach (var fact in layers[layer].Facts)
            {
                if (fact.Body is PackageFact)
                {
                    Last(locations, fact.Path, layer).Facts.Add(fact);
                }
            }
        }

        return locations;
    }

    private static PackageListing Last(Dictionary<string, List<PackageListing>> locations, string path, int layer)
    {
        if (!locations.TryGetValue(path, out var listings))
        {
            locations[path] = listings = [];
        }

        if (listings.Count == 0 || listings[^1].Layer != layer)
        {
            listings.Add(new PackageListing(layer));
        }

        return listings[^1];
    }
}
