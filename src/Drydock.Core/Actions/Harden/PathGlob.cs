using System.IO.Enumeration;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Harden;

/// <summary>Patterns of paths as the user writes them: <c>*</c> and <c>?</c>, with or without a slash at the front; one that names a folder means all that is in it.</summary>
internal static class PathGlob
{
    public static bool Matches(string pattern, string path)
    {
        pattern = pattern.Trim('/');
        return FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false) || FileSystemName.MatchesSimpleExpression(pattern + "/*", path, ignoreCase: false);
    }

    /// <summary>The topmost paths that a pattern matches.</summary>
    public static IEnumerable<string> Find(FileTree files, string pattern)
    {
        var last = "";
        foreach (var (path, _) in files.All)
        {
            if ((last.Length == 0 || !path.StartsWith(last, StringComparison.Ordinal)) && Matches(pattern, path))
            {
                last = path + "/";
                yield return path;
            }
        }
    }
}
