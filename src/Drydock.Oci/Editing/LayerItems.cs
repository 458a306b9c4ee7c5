using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>The entries of one layer in their order, to be laid over the layers below.</summary>
internal sealed class LayerItems(int layer)
{
    private readonly List<LayerItem> items = [];

    /// <summary>By ordinal, as the reader offers them.</summary>
    public IReadOnlyList<LayerItem> Items => items;

    public void Add(LayerItem item) => items.Add(item);

    public void Add(LayerEntry entry)
    {
        var kind = Whiteout.Parse(entry.PathSpan, out var target);
        var path = kind switch
        {
            WhiteoutKind.Deleted => Whiteout.Target(entry.PathSpan),
            WhiteoutKind.Opaque => target.ToString(),
            _ => entry.Path,
        };
        items.Add(new LayerItem(kind, path, kind == WhiteoutKind.None ? Describe(entry, items.Count) : null, entry.Type == EntryType.Hardlink ? ImagePath.Normalize(entry.LinkTarget) : null));
    }

    public void ApplyTo(FileTree tree)
    {
        foreach (var item in items)
        {
            Apply(tree, item);
        }
    }

    private void Apply(FileTree tree, LayerItem item)
    {
        // Folders on the way are followed through links, as a runtime that unpacks onto the mounted layers below does.
        if ((item.Path.Length == 0 ? "" : tree.Resolve(item.Path, last: false)) is not { } path)
        {
            return;
        }

        item.Place = path;
        switch (item.Kind)
        {
            case WhiteoutKind.Deleted:
                RemoveLower(tree, path);
                break;
            case WhiteoutKind.Opaque:
                foreach (var name in tree.Names(path).ToList())
                {
                    RemoveLower(tree, path.Length == 0 ? name : $"{path}/{name}");
                }

                break;
            case WhiteoutKind.None when item.HardlinkTo is { } target:
                if (tree.Resolve(target, last: false) is { } real)
                {
                    tree.Link(path, real);
                }

                break;
            case WhiteoutKind.None:
                tree.Put(path, item.Node!);
                break;
        }
    }

    /// <summary>A whiteout is about the layers below: what this layer brought itself stays.</summary>
    private void RemoveLower(FileTree tree, string path)
    {
        if (tree.Find(path) is { } node && node.Layer != layer && !tree.Below(path).Any(n => n.Value.Layer == layer))
        {
            tree.Remove(path);
        }
        else
        {
            foreach (var (below, inner) in tree.Below(path).Reverse().ToList())
            {
                if (inner.Layer != layer && !tree.Names(below).Any())
                {
                    tree.Remove(below);
                }
            }
        }
    }

    private TreeNode Describe(LayerEntry entry, int ordinal) => new(entry.Type, entry.Mode, entry.Uid, entry.Gid, entry.ModifiedAt)
    {
        Size = entry.Type == EntryType.File ? entry.Size : 0,
        LinkTarget = entry.Type == EntryType.Symlink ? entry.LinkTarget : "",
        Capability = entry.Capability,
        Attributes = entry.Attributes,
        Device = entry.Device,
        Content = entry.Type == EntryType.File ? new LayerContent(layer, ordinal) : null,
        Layer = layer,
        RawName = entry.RawPath is { } raw ? raw.AsSpan()[(raw.AsSpan().TrimEnd((byte)'/').LastIndexOf((byte)'/') + 1)..].TrimEnd((byte)'/').ToArray() : null,
        IsSparse = entry.IsSparse,
    };
}
