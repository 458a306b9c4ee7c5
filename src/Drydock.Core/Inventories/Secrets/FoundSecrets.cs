using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Lays the secrets of layers over each other.</summary>
internal static class FoundSecrets
{
    /// <summary>
    /// Every secret of every layer, but for two: those in a distribution's own files as its packages brought them (everybody has these), and those of a lower layer that still
    /// stand in the same file.
    /// </summary>
    public static ImmutableArray<FoundSecret> In(IReadOnlyList<LayerFacts> layers, Visibility visibility, IReadOnlyList<PlacedPackage> packages)
    {
        var found = new List<FoundSecret>();
        for (var layer = 0; layer < layers.Count; layer++)
        {
            foreach (var fact in layers[layer].Facts)
            {
                if (fact.Body is SecretFact(var info, var line, var excerpt))
                {
                    found.Add(new FoundSecret(fact.Path, info, line, excerpt, layer, visibility.HiddenBy(fact.Path, layer)));
                }
            }
        }

        if (found.Count == 0)
        {
            return [];
        }

        var owned = OwnedPaths(found.Select(f => f.Path), packages);
        var shown = found.Where(f => f.DeletedBy < 0).Select(f => (f.Path, f.Info.Id, f.Excerpt)).ToHashSet();
        return
        [
            .. found.Where(f => !(owned.TryGetValue(f.Path, out var until) && f.Layer <= until) && (f.DeletedBy < 0 || !shown.Contains((f.Path, f.Info.Id, f.Excerpt))))
                .OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Layer).ThenBy(f => f.Line).ThenBy(f => f.Info.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Of the paths those that a distribution's package lists, with the layer up to which they are the package's: what a later layer writes there is somebody else's.</summary>
    private static Dictionary<string, int> OwnedPaths(IEnumerable<string> paths, IReadOnlyList<PlacedPackage> packages)
    {
        var owned = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            var names = Ownership.Aliases(path).ToList();
            foreach (var package in packages)
            {
                if (Ecosystems.Find(package.Package.Ecosystem).IsOs && names.Exists(n => package.Files.Contains(n)))
                {
                    owned[path] = package.Layer;
                    break;
                }
            }
        }

        return owned;
    }
}
