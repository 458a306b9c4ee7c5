using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>What is kept of one layer when it is written anew: what is still in the tree, under the attributes that it shall have.</summary>
/// <remarks>The first name of a file may be gone while another stays: the content is written under one that stays, and the others are links to it.</remarks>
internal sealed class LayerRewrite
{
    private readonly Dictionary<int, List<LayerItem>> outputs = [];
    private readonly FileTree files;
    private readonly FileTree original;
    private readonly int layer;
    private readonly bool isFlat;
    private readonly LayerItems result;

    /// <param name="names">The names in the tree of every file whose content is in a layer.</param>
    /// <param name="isFlat">All layers become one: neither whiteouts nor folders, which go before everything.</param>
    public LayerRewrite(int layer, LayerItems items, FileTree original, FileTree files, IReadOnlyDictionary<LayerContent, List<string>> names, bool isFlat)
    {
        (this.layer, this.original, this.files, this.isFlat) = (layer, original, files, isFlat);
        result = new LayerItems(layer);
        for (var i = 0; i < items.Items.Count; i++)
        {
            var kept = Keep(items.Items[i], names).ToList();
            if (kept.Count > 0)
            {
                outputs[i] = kept;
                kept.ForEach(result.Add);
            }
        }
    }

    /// <summary>The layer as it will be.</summary>
    public LayerItems Result => result;

    /// <summary>What to write for the entry of this ordinal; none when it is left out.</summary>
    public IReadOnlyList<LayerItem> Outputs(int ordinal) => outputs.GetValueOrDefault(ordinal) ?? (IReadOnlyList<LayerItem>)[];

    private IEnumerable<LayerItem> Keep(LayerItem item, IReadOnlyDictionary<LayerContent, List<string>> names)
    {
        if (item.Kind != WhiteoutKind.None)
        {
            return isFlat ? [] : [item];
        }

        if (item.Place is not { } place)
        {
            return [];
        }

        if (item.HardlinkTo is not null)
        {
            return KeepLink(item, place);
        }

        return item.Node switch
        {
            { IsFile: true } node => KeepFile(node, place, names),
            { IsFolder: true } => !isFlat && files.Find(place) is { IsFolder: true } folder ? [item with { Path = place, Node = folder }] : [],
            { } node => files.Find(place) is { } now && now.Layer == layer && (now.Type, now.LinkTarget, now.Device) == (node.Type, node.LinkTarget, node.Device) ? [item with { Path = place, Node = now }] : [],
            null => [],
        };
    }

    private IEnumerable<LayerItem> KeepFile(TreeNode node, string place, IReadOnlyDictionary<LayerContent, List<string>> names)
    {
        if (!names.TryGetValue((LayerContent)node.Content!, out var live))
        {
            yield break;
        }

        // A name that an edit gave comes with the changes; here are the names that the image had.
        var staying = live.Where(n => original.Find(n) is { } old && Equals(old.Content, node.Content)).ToList();
        if (staying.Count == 0)
        {
            yield break;
        }

        var first = staying.Contains(place) ? place : staying[0];
        var now = files.Find(first)!;
        if (now.IsSparse)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Writing the layer of '{first}' anew failed: the file is stored as a GNU sparse file, whose content is not read.", "Write with --layers append, or build the image again without sparse files.");
        }

        yield return new LayerItem(WhiteoutKind.None, first, now, null);
        foreach (var name in staying.Where(n => n != first && ReferenceEquals(files.Find(n), now)))
        {
            yield return new LayerItem(WhiteoutKind.None, name, now, first);
        }
    }

    /// <summary>Links to files of this layer are written with the file; one to a file of a layer below stands alone.</summary>
    private IEnumerable<LayerItem> KeepLink(LayerItem item, string place) =>
        !isFlat && files.Find(place) is { IsFile: true, Content: LayerContent content } now && content.Layer != layer && ReferenceEquals(now, original.Find(place)) && original.NamesOf(place).Contains(item.HardlinkTo!)
            ? [item with { Path = place, Node = now }]
            : [];
}
