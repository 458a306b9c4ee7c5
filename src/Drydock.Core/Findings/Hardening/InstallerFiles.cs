using Drydock.Core.Inventories;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Findings.Hardening;

/// <summary>The files of a package manager that is a package of its own language: its folder, what it lists, its metadata and its commands.</summary>
internal static class InstallerFiles
{
    private static readonly string[] ProgramFolders = ["bin", "usr/bin", "usr/local/bin"];

    public static Removal Of(FileTree files, InstalledPackage package)
    {
        var place = package.Locations.FirstOrDefault() ?? "";
        var folder = ImagePath.Parent(place).ToString();
        IEnumerable<string> own = package.Package.Ecosystem switch
        {
            // .../node_modules/npm/package.json: the whole folder is the package.
            "npm" when folder.EndsWith($"/node_modules/{package.Name}", StringComparison.Ordinal) => [folder],
            // .../site-packages/pip-23.0.dist-info/METADATA: beside it lies the module of that name.
            "pypi" when folder.EndsWith(".dist-info", StringComparison.Ordinal) || folder.EndsWith(".egg-info", StringComparison.Ordinal) => [folder, $"{ImagePath.Parent(folder)}/{package.Name}"],
            "rpm" => ProgramFolders.SelectMany(f => new[] { $"{f}/{package.Name}", $"{f}/{package.Name}-3" }),
            _ => [],
        };
        var gone = own.Where(p => files.Find(p) is not null).ToList();
        return Removal.Of(files, [.. gone, .. gone.Count == 0 ? [] : Commands(files, package.Name, gone)]);
    }

    /// <summary>Scripts of its name in folders of programs, and links into what goes.</summary>
    private static IEnumerable<string> Commands(FileTree files, string name, List<string> gone) =>
        from folder in ProgramFolders
        where files.Find(folder) is { IsFolder: true }
        from entry in files.Names(folder)
        let path = $"{folder}/{entry}"
        where files.Find(path) is { IsSymlink: true } ? files.Resolve(path) is { } target && gone.Exists(g => target.StartsWith(g + "/", StringComparison.Ordinal)) : entry == name || IsVersioned(entry, name)
        select path;

    /// <summary><c>pip3</c>, <c>pip3.11</c></summary>
    private static bool IsVersioned(string entry, string name) => entry.StartsWith(name, StringComparison.Ordinal) && !entry.AsSpan(name.Length).ContainsAnyExcept("0123456789.");
}
