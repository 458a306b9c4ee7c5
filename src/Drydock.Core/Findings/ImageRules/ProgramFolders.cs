using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>Where programs lie that are started by their name.</summary>
internal static class ProgramFolders
{
    public static readonly string[] All = ["bin", "sbin", "usr/bin", "usr/sbin", "usr/local/bin", "usr/local/sbin"];

    public static bool Holds(string path) => path.LastIndexOf('/') is > 0 and var slash && Array.Exists(All, f => path.AsSpan(0, slash).SequenceEqual(f));

    /// <summary>Names that lead to a program: links in these folders.</summary>
    public static IEnumerable<string> LinksTo(FileTree files, string path) =>
        from folder in All
        where files.Find(folder) is { IsFolder: true }
        from name in files.Names(folder)
        let link = $"{folder}/{name}"
        where files.Find(link) is { IsSymlink: true } ? files.Resolve(link) == path : link != path && files.NamesOf(path).Contains(link)
        select link;

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
