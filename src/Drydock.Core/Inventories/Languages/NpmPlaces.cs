namespace Drydock.Core.Inventories.Languages;

/// <summary>Where Node.js looks for packages, and how packages may be named.</summary>
internal static class NpmPlaces
{
    /// <summary>From the registry's rules, which older packages bend: capitals are allowed. <see href="https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name"/></summary>
    private const int MaxName = 214;

    /// <summary>
    /// <c>…/node_modules/NAME/package.json</c> and <c>…/node_modules/@SCOPE/NAME/package.json</c>; Debian's <c>usr/share/nodejs</c> and <c>usr/lib/nodejs</c> are such folders too.
    /// </summary>
    public static bool IsInstalled(ReadOnlySpan<char> path)
    {
        var folder = Parent(Parent(path));
        if (Name(folder).StartsWith('@'))
        {
            folder = Parent(folder);
        }

        return Name(folder) is "node_modules"
            || folder.EndsWith("usr/share/nodejs", StringComparison.Ordinal)
            || folder.EndsWith("usr/lib/nodejs", StringComparison.Ordinal);
    }

    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaxName)
        {
            return false;
        }

        var slash = name.IndexOf('/');
        var rest = name[(slash + 1)..];
        var isScoped = slash > 1 && name[0] == '@' && IsPart(name[1..slash]);
        return (slash < 0 || isScoped) && IsPart(rest);
    }

    private static bool IsPart(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty || part[0] == '.')
        {
            return false;
        }

        foreach (var c in part)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '~' or '!' or '\'' or '(' or ')' or '*'))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<char> Parent(ReadOnlySpan<char> path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];
}
