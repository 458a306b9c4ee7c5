using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>What a layer must hold to make one tree of another: entries that come or change, and whiteouts; each with the folders above it, so that no runtime makes them up.</summary>
internal sealed class TreeDifference
{
    private readonly SortedDictionary<string, LayerItem> entries = new(StringComparer.Ordinal);
    private readonly FileTree after;

    /// <param name="before">What the layers below make.</param>
    public TreeDifference(FileTree before, FileTree after)
    {
        this.after = after;
        foreach (var (path, _) in before.All.Where(b => after.Find(b.Key) is null))
        {
            Delete(path);
        }

        foreach (var (path, node) in after.All)
        {
            if (!IsSame(before, path, node))
            {
                Add(path, node);
            }
        }
    }

    /// <summary>In the order of their names, folders first.</summary>
    public IEnumerable<LayerItem> Entries => entries.Values;

    /// <summary>Entries apart from the folders that are only there for what is in them.</summary>
    public int Count { get; private set; }

    /// <summary>Whether two nodes stand for the same file with the same attributes.</summary>
    public static bool AreEqual(TreeNode a, TreeNode b) => ReferenceEquals(a, b) || (
        (a.Type, a.Mode, a.Uid, a.Gid, a.ModifiedAt, a.Size, a.LinkTarget, a.Device) == (b.Type, b.Mode, b.Uid, b.Gid, b.ModifiedAt, b.Size, b.LinkTarget, b.Device)
        && Equals(a.Content, b.Content)
        && a.Capability.AsSpan().SequenceEqual(b.Capability)
        && a.Attributes.Count == b.Attributes.Count
        && a.Attributes.Zip(b.Attributes).All(p => p.First.Name == p.Second.Name && p.First.Value.AsSpan().SequenceEqual(p.Second.Value)));

    private bool IsSame(FileTree before, string path, TreeNode node)
    {
        if (before.Find(path) is not { } old || !AreEqual(old, node))
        {
            return false;
        }

        var names = after.NamesOf(path);
        return names.Count == 1 || names.All(n => before.NamesOf(path).Contains(n) && before.Find(n) is { } other && AreEqual(other, node));
    }

    /// <summary>Only the topmost of what is gone: what was in it goes with it, as does what was in a folder whose place a file took.</summary>
    private void Delete(string path)
    {
        var parent = ImagePath.Parent(path).ToString();
        if (parent.Length == 0 || after.Find(parent) is { IsFolder: true })
        {
            AddParents(path);
            entries[path] = new LayerItem(WhiteoutKind.Deleted, path, null, null);
            Count++;
        }
    }

    private void Add(string path, TreeNode node)
    {
        var first = node.IsFolder ? path : after.NamesOf(path).Order(StringComparer.Ordinal).First();
        if (entries.GetValueOrDefault(path) is { Kind: WhiteoutKind.None, Node.IsFolder: false })
        {
            return;
        }

        AddParents(path);
        entries[path] = new LayerItem(WhiteoutKind.None, path, node, first == path ? null : first);
        Count++;
        if (first != path && !entries.ContainsKey(first))
        {
            Add(first, node);
        }
    }

    private void AddParents(string path)
    {
        for (var parent = ImagePath.Parent(path).ToString(); parent.Length > 0; parent = ImagePath.Parent(parent).ToString())
        {
            if (!entries.TryAdd(parent, new LayerItem(WhiteoutKind.None, parent, after.Find(parent)!, null)))
            {
                return;
            }
        }
    }
}
