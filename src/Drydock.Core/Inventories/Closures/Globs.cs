using System.IO.Enumeration;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Patterns of paths with <c>*</c> and <c>?</c>; a star goes through folders too.</summary>
internal static class Globs
{
    public static bool Matches(string pattern, string path) => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);
}
