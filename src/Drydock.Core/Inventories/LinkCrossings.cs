using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>
/// Finds entries whose folder is a symbolic link once the layers lie over each other: a runtime may put them where the link points, or refuse.
/// They are listed under the name the layer gives them, and the doubt is a gap.
/// </summary>
internal sealed class LinkCrossings
{
    private readonly List<(string Link, int Layer)> candidates = [];
    private readonly IReadOnlyList<LayerFacts> layers;

    public LinkCrossings(IReadOnlyList<LayerFacts> layers)
    {
        this.layers = layers;
        var links = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < layers.Count; i++)
        {
            var files = layers[i].Files;
            foreach (var (index, _) in files.Links)
            {
                if (files.Nodes[index].Type == EntryType.Symlink)
                {
                    links.Add(files.PathOf(index));
                }
            }

            var lookup = links.GetAlternateLookup<ReadOnlySpan<char>>();
            var crossed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var folder in files.Folders)
            {
                for (ReadOnlySpan<char> path = folder; path.Length > 0; path = ImagePath.Parent(path))
                {
                    if (lookup.TryGetValue(path, out var link) && crossed.Add(link))
                    {
                        candidates.Add((link, i));
                    }
                }
            }
        }
    }

    public IEnumerable<string> Paths => candidates.Select(c => c.Link);

    public IEnumerable<Gap> Gaps(Visibility visibility) => candidates
        .Where(c => visibility.TypeAt(c.Link, c.Layer) == EntryType.Symlink)
        .Select(c => new Gap(c.Link, GapKind.Path, "The layer has entries below this path, which is a symbolic link: where a runtime puts them is not certain.", layers[c.Layer].DiffId));
}
