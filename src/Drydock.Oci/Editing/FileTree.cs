using Drydock.Oci.Layers;

namespace Drydock.Oci.Editing;

/// <summary>
/// The squashed files of an image, to look at and to change in memory. What differs from the tree that was read is what a writer writes. Not safe for several threads while it changes.
/// </summary>
/// <remarks>Paths are those of <see cref="ImagePath"/>: relative to the root, which is the empty path.</remarks>
public sealed class FileTree
{
    private const int MostLinks = 40;
    private Entry root;

    /// <summary>Names of nodes that have more than one.</summary>
    private Dictionary<TreeNode, HashSet<string>> links = new(ReferenceEqualityComparer.Instance);

    public FileTree() => root = new Entry(TreeNode.Folder());

    private FileTree(FileTree other)
    {
        root = other.root.Copy();
        foreach (var (node, names) in other.links)
        {
            links[node] = [.. names];
        }
    }

    /// <summary>Every name with its node, a folder before what it holds, names in ordinal order; without the root.</summary>
    public IEnumerable<KeyValuePair<string, TreeNode>> All => Below("");

    /// <summary>What stands at a path; a link itself, not what it names. Null when there is nothing.</summary>
    public TreeNode? Find(string path) => At(path)?.Node;

    /// <summary>What stands at a path once links are followed; null when there is nothing.</summary>
    public TreeNode? Follow(string path) => Resolve(path) is { } real ? Find(real) : null;

    /// <summary>
    /// The path without symbolic links on it, inside the image; what is not there stands as written. Null when links go round.
    /// </summary>
    /// <param name="last">Whether a link at the last part is followed too.</param>
    public string? Resolve(string path, bool last = true)
    {
        var followed = 0;
        var parts = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var real = new List<string>();
        var at = root;
        while (parts.TryPop(out var part))
        {
            if (part is "." or "..")
            {
                if (part == ".." && real.Count > 0)
                {
                    real.RemoveAt(real.Count - 1);
                    at = At(string.Join('/', real));
                }

                continue;
            }

            var next = at?.Child(part);
            if (next is { Node.IsSymlink: true } && (last || parts.Count > 0))
            {
                if (++followed > MostLinks)
                {
                    return null;
                }

                var target = next.Node.LinkTarget;
                if (target.StartsWith('/'))
                {
                    real.Clear();
                    at = root;
                }

                foreach (var p in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                {
                    parts.Push(p);
                }

                continue;
            }

            real.Add(part);
            at = next;
        }

        return string.Join('/', real);
    }

    /// <summary>Names in a folder, in ordinal order; none when it is no folder.</summary>
    public IEnumerable<string> Names(string folder) => At(folder)?.Children?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();

    /// <summary>Everything below a folder, a folder before what it holds.</summary>
    public IEnumerable<KeyValuePair<string, TreeNode>> Below(string folder)
    {
        var stack = new Stack<(string Path, Entry Entry)>();
        void Push(string path, Entry entry)
        {
            foreach (var name in entry.Children?.Keys.OrderDescending(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
            {
                stack.Push((path.Length == 0 ? name : $"{path}/{name}", entry.Children![name]));
            }
        }

        if (At(folder) is { } start)
        {
            Push(folder, start);
        }

        while (stack.TryPop(out var next))
        {
            yield return KeyValuePair.Create(next.Path, next.Entry.Node);
            Push(next.Path, next.Entry);
        }
    }

    /// <summary>Every name of the file at a path: its hard links, itself among them.</summary>
    public IReadOnlyCollection<string> NamesOf(string path) => Find(path) is { } node && links.TryGetValue(node, out var names) ? names : [path];

    /// <summary>Puts a node at a path, in the place of what stands there. Folders above it are made; a folder in the place of a folder keeps what it holds.</summary>
    public void Put(string path, TreeNode node)
    {
        if (path.Length == 0)
        {
            root.Node = node;
            return;
        }

        var parent = MakeFolder(ImagePath.Parent(path).ToString());
        var name = ImagePath.Name(path).ToString();
        if (parent.Child(name) is { } old)
        {
            if (!(old.Node.IsFolder && node.IsFolder))
            {
                Remove(path);
            }
            else
            {
                old.Node = node;
                return;
            }
        }

        (parent.Children ??= new Dictionary<string, Entry>(StringComparer.Ordinal))[name] = new Entry(node);
    }

    /// <summary>Gives the file at <paramref name="target"/> one more name.</summary>
    /// <returns>False when there is no file.</returns>
    public bool Link(string path, string target)
    {
        if (Find(target) is not { IsFolder: false } node)
        {
            return false;
        }

        if (path != target)
        {
            Put(path, node);
            if (!links.TryGetValue(node, out var names))
            {
                links[node] = names = new HashSet<string>(StringComparer.Ordinal) { target };
            }

            names.Add(path);
        }

        return true;
    }

    /// <summary>Changes the node at a path, for every name that it has.</summary>
    /// <returns>False when there is none.</returns>
    public bool Update(string path, Func<TreeNode, TreeNode> change)
    {
        if (At(path) is not { } entry)
        {
            return false;
        }

        var (old, changed) = (entry.Node, change(entry.Node));
        if (links.Remove(old, out var names))
        {
            foreach (var name in names)
            {
                At(name)!.Node = changed;
            }

            links[changed] = names;
        }

        entry.Node = changed;
        return true;
    }

    /// <summary>Takes away what stands at a path, and what is below it.</summary>
    public void Remove(string path)
    {
        if (path.Length == 0 || At(ImagePath.Parent(path).ToString()) is not { Children: { } siblings } || !siblings.Remove(ImagePath.Name(path).ToString(), out var gone))
        {
            return;
        }

        if (links.Count > 0)
        {
            Forget(path, gone);
        }
    }

    /// <summary>Takes over what another tree holds, which is not to be used any more: so that work on a copy can come true all at once.</summary>
    public void Become(FileTree other) => (root, links) = (other.root, other.links);

    /// <summary>A tree of its own with the same nodes.</summary>
    public FileTree Copy() => new(this);

    private void Forget(string path, Entry gone)
    {
        if (links.TryGetValue(gone.Node, out var names) && names.Remove(path) && names.Count < 2)
        {
            links.Remove(gone.Node);
        }

        foreach (var (name, child) in gone.Children ?? [])
        {
            Forget($"{path}/{name}", child);
        }
    }

    private Entry? At(string path)
    {
        var at = root;
        if (path.Length == 0)
        {
            return at;
        }

        foreach (var range in path.AsSpan().Split('/'))
        {
            if (at.Child(path[range]) is not { } child)
            {
                return null;
            }

            at = child;
        }

        return at;
    }

    private Entry MakeFolder(string path)
    {
        if (At(path) is { Node.IsFolder: true } there)
        {
            return there;
        }

        Put(path, TreeNode.Folder());
        return At(path)!;
    }

    /// <summary>A name in the tree.</summary>
    private sealed class Entry(TreeNode node)
    {
        public TreeNode Node { get; set; } = node;

        public Dictionary<string, Entry>? Children { get; set; }

        public Entry? Child(string name) => Children?.GetValueOrDefault(name);

        public Entry Copy() => new(Node) { Children = Children?.ToDictionary(c => c.Key, c => c.Value.Copy(), StringComparer.Ordinal) };
    }
}
