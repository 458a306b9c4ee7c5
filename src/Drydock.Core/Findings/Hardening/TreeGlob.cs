using System.IO.Enumeration;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Findings.Hardening;

/// <summary>Finds names in a tree of files by patterns, in which <c>*</c> stands for any part of one segment.</summary>
internal static class TreeGlob
{
    /// <summary>In ordinal order. Links are not followed on the way.</summary>
    public static IEnumerable<string> Find(FileTree files, string pattern)
    {
        IEnumerable<string> found = [""];
        foreach (var segment in pattern.Split('/'))
        {
            found = segment.Contains('*', StringComparison.Ordinal)
                ? found.SelectMany(f => files.Names(f).Where(n => FileSystemName.MatchesSimpleExpression(segment, n, ignoreCase: false)).Select(n => Join(f, n)))
                : found.Select(f => Join(f, segment)).Where(p => files.Find(p) is not null);
        }

        return found;
    }

    public static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    public static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    public static string NameOf(string path) => ImagePath.Name(path).ToString();
}
