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
        var known = new HashSet<string>(StringComparer.Ordinal);
        var links = new PathMap<string>();
        for (var i = 0; i < layers.Count; i++)
        {
            var files = layers[i].Files;
            foreach (var link in files.Links.Keys.Where(l => files.Nodes[l].Type == EntryType.Symlink).Select(files.PathOf).Where(known.Add))
            {
                links.Add(link, link);
            }

            var crossed = files.Folders.SelectMany(f => links.At(f).Concat(links.Above(f))).Distinct(StringComparer.Ordinal);
            candidates.AddRange(crossed.Select(link => (link, i)));
        }
    }

    public IEnumerable<string> Paths => candidates.Select(c => c.Link);

    public IEnumerable<Gap> Gaps(Visibility visibility) => candidates
        .Where(c => visibility.TypeAt(c.Link, c.Layer) == EntryType.Symlink)
        .Select(c => new Gap(c.Link, GapKind.Path, "The layer has entries below this path, which is a symbolic link: where a runtime puts them is not certain.", layers[c.Layer].DiffId));
}
