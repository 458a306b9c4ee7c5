using System.Text;
using Drydock.Oci.Editing;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Which paths and which names of libraries there are, for fast questions about strings found in files. Safe for several threads.</summary>
internal sealed class PathIndex
{
    private const int MostLinks = 40;
    private readonly FileTree tree;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> paths;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> linkFolders;
    private readonly Dictionary<string, List<string>> libraries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>>.AlternateLookup<ReadOnlySpan<char>> libraryLookup;

    public PathIndex(FileTree tree)
    {
        this.tree = tree;
        var (all, folders) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (path, node) in tree.All)
        {
            all.Add(path);
            if (node.IsSymlink && (!path.Contains('/', StringComparison.Ordinal) || tree.Follow(path) is { IsFolder: true }))
            {
                folders.Add(path);
            }

            var name = NameOf(path);
            if (!node.IsFolder && IsLibraryName(name))
            {
                (libraries.TryGetValue(name, out var list) ? list : libraries[name] = []).Add(path);
            }
        }

        paths = all.GetAlternateLookup<ReadOnlySpan<char>>();
        linkFolders = folders.GetAlternateLookup<ReadOnlySpan<char>>();
        libraryLookup = libraries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    public static bool IsLibraryName(ReadOnlySpan<char> name) =>
        name.IndexOf(".so", StringComparison.Ordinal) is var at and > 0 && (at + 3 == name.Length || name[at + 3] == '.');

    /// <summary>Whether something stands at a path, links on the way followed.</summary>
    /// <param name="path">Without leading slash.</param>
    public bool Exists(ReadOnlySpan<char> path)
    {
        if (paths.Contains(path))
        {
            return true;
        }

        for (var at = 0; path[at..].IndexOf('/') is var slash and >= 0; at += slash + 1)
        {
            var folder = path[..(at + slash)];
            if (linkFolders.Contains(folder))
            {
                return tree.Follow(path.ToString()) is not null;
            }

            if (!paths.Contains(folder))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The name as the image writes it, where a library has it; null when none does.</summary>
    public string? LibraryNamed(ReadOnlySpan<char> name) => libraryLookup.TryGetValue(name, out var key, out _) ? key : null;

    /// <summary>Files of a library's name, in the order of their paths.</summary>
    public IReadOnlyList<string> Libraries(string name) => libraries.GetValueOrDefault(name) ?? [];

    /// <summary>Names of libraries that begin so.</summary>
    public IEnumerable<string> LibrariesLike(string prefix) => libraries.Keys.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The symbolic links on the way to a path, and where it ends; null when nothing is there.</summary>
    public string? Trail(string path, ICollection<string> links)
    {
        var parts = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var at = new StringBuilder();
        var followed = 0;
        while (parts.TryPop(out var part))
        {
            if (part is "." or "..")
            {
                at.Length = part == "." ? at.Length : Math.Max(0, at.ToString().LastIndexOf('/'));
                continue;
            }

            var length = at.Length;
            at.Append(length > 0 ? "/" : "").Append(part);
            if (tree.Find(at.ToString()) is not { } node)
            {
                return null;
            }

            if (!node.IsSymlink)
            {
                continue;
            }

            if (++followed > MostLinks)
            {
                return null;
            }

            links.Add(at.ToString());
            at.Length = node.LinkTarget.StartsWith('/') ? 0 : length;
            foreach (var p in node.LinkTarget.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                parts.Push(p);
            }
        }

        return at.ToString();
    }
}
