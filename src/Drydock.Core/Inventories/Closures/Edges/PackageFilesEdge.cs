namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Settings and data of a package whose code stays: what its programs open by names that no file tells. Programs, libraries and documentation stay only by an edge of their own.</summary>
internal sealed class PackageFilesEdge : IClosureEdge
{
    private static readonly string[] DataFolders = ["etc/", "usr/share/", "usr/lib/", "usr/libexec/", "lib/", "var/", "opt/", "srv/"];

    private readonly HashSet<int> seen = [];

    public string Id => "package-files";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if ((file.Clues.Elf is null && !file.IsRead) || graph.Packages.OwnerOf(file.Path) is not (>= 0 and var package) || !seen.Add(package))
        {
            return;
        }

        var name = graph.Packages.All[package].Name;
        foreach (var path in graph.Packages.FilesOf(package).Where(p => IsDataOf(p) && !(graph.CluesOf(p).Elf is not null && p.Contains("/bin/", StringComparison.Ordinal))))
        {
            graph.Keep(path, file.Path, $"data of its package '{name}'", path.StartsWith("etc/", StringComparison.Ordinal) ? FileUse.Read : FileUse.Lies);
        }
    }

    private static bool IsDataOf(string path)
    {
        if (SystemFiles.IsUnused(path) || !Array.Exists(DataFolders, f => path.StartsWith(f, StringComparison.Ordinal)) || SystemFiles.IsChosen(path))
        {
            return false;
        }

        // usr/lib/libx.so and usr/lib/<triplet>/libx.so are libraries; what lies deeper are plug-ins and data.
        var folder = PathIndex.FolderOf(path);
        return !path.Contains("/gconv/", StringComparison.Ordinal) && !path.Contains("/security/pam_", StringComparison.Ordinal) && !path.Contains("/pkgconfig/", StringComparison.Ordinal) && !path.Contains("/cmake/", StringComparison.Ordinal)
            && !path.Contains("/locale/", StringComparison.Ordinal) && !path.Contains("/LC_MESSAGES/", StringComparison.Ordinal) && folder is not ("lib" or "usr/lib" or "lib64" or "usr/lib64" or "usr/libexec")
            && !(PathIndex.NameOf(folder).Contains("-linux-", StringComparison.Ordinal) && PathIndex.FolderOf(folder) is "lib" or "usr/lib") && !path.EndsWith(".a", StringComparison.Ordinal);
    }
}
