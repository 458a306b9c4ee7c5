namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>Which packages own a file, whichever of its names (<c>/lib/x</c>, <c>/usr/lib/x</c>) they know it by.</summary>
internal sealed class FileOwners
{
    private readonly PatchTree tree;
    private readonly Dictionary<string, List<InstalledDeb>> byPath = new(StringComparer.Ordinal);

    /// <summary>Folders on the way to files, as they are written, and where they really are.</summary>
    private readonly Dictionary<string, string> folders = new(StringComparer.Ordinal);

    public FileOwners(PatchTree tree, IEnumerable<InstalledDeb> packages)
    {
        this.tree = tree;
        foreach (var package in packages.Where(p => p.IsPresent))
        {
            Add(package);
        }
    }

    /// <param name="path">With links followed in all but its last part, as <see cref="PathOf"/> gives it.</param>
    public IReadOnlyList<InstalledDeb> Of(string path) => byPath.GetValueOrDefault(path) ?? [];

    public void Add(InstalledDeb package)
    {
        foreach (var file in package.Files)
        {
            var path = PathOf(file);
            (byPath.TryGetValue(path, out var owners) ? owners : byPath[path] = []).Add(package);
        }
    }

    public void Remove(InstalledDeb package)
    {
        foreach (var file in package.Files)
        {
            byPath.GetValueOrDefault(PathOf(file))?.Remove(package);
        }
    }

    /// <summary>A file that another package took over.</summary>
    public void Remove(InstalledDeb package, string name)
    {
        byPath.GetValueOrDefault(PathOf(name))?.Remove(package);
        package.Files.Remove(name);
        package.HasNewFiles = true;
    }

    /// <summary>Where a file of a list really lies. Only folders of the top that are links are followed: those are what merged <c>/usr</c> made, and they do not change while packages are installed.</summary>
    public string PathOf(string name)
    {
        var path = DpkgText.ToPath(name);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return path;
        }

        var top = path[..slash];
        if (!folders.TryGetValue(top, out var real))
        {
            folders[top] = real = tree.Files.Resolve(top) ?? top;
        }

        return real.Length == top.Length ? path : $"{real}{path[slash..]}";
    }
}
