namespace Drydock.Core.Dockerfiles.Ignoring;

/// <summary>
/// Holds paths against a pattern: <c>*</c> and <c>?</c> stop at slashes, <c>**</c> does not. It walks all places of the pattern at once, so that time is bounded by both lengths.
/// </summary>
internal sealed class IgnoreMatcher
{
    private readonly List<(Kind Kind, string Text)> parts = [];

    private IgnoreMatcher()
    {
    }

    private enum Kind
    {
        Character,
        NoSlash,
        Class,
        Name,
        Anything,
        Folders,
        InFolders,
    }

    /// <summary>Null when brackets are not closed or hold nothing, or nothing is escaped at the end. <see href="https://pkg.go.dev/path/filepath#Match"/></summary>
    public static IgnoreMatcher? Parse(string pattern)
    {
        var matcher = new IgnoreMatcher();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (matcher.Add(pattern, ref i))
            {
                continue;
            }

            return null;
        }

        return matcher;
    }

    public bool IsMatch(ReadOnlySpan<char> path)
    {
        var states = new bool[parts.Count + 1];
        states[0] = true;
        Skip(states);
        foreach (var c in path)
        {
            for (var p = parts.Count; p >= 0; p--)
            {
                states[p] = (p < parts.Count && states[p] && Stays(parts[p].Kind, c)) || (p > 0 && states[p - 1] && Passes(parts[p - 1], c));
            }

            Skip(states);
        }

        return states[^1];
    }

    private static bool Stays(Kind kind, char c) => kind is Kind.Anything or Kind.InFolders || (kind == Kind.Name && c != '/');

    private static bool Passes((Kind Kind, string Text) part, char c) => part.Kind switch
    {
        Kind.Character => part.Text[0] == c,
        Kind.NoSlash => c != '/',
        Kind.InFolders => c == '/',
        Kind.Class => Holds(part.Text, c),
        _ => false,
    };

    /// <summary>Stars may stand for nothing.</summary>
    private void Skip(bool[] states)
    {
        for (var p = 0; p < parts.Count; p++)
        {
            if (states[p] && parts[p].Kind is (Kind.Name or Kind.Anything or Kind.Folders))
            {
                states[p + 1] = true;
                states[p + (parts[p].Kind == Kind.Folders ? 2 : 1)] = true;
            }
        }
    }

    private bool Add(string pattern, ref int i)
    {
        switch (pattern[i])
        {
            case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                i += i + 2 < pattern.Length && pattern[i + 2] == '/' ? 2 : 1;
                AddFolders(isLast: i + 1 == pattern.Length);
                return true;
            case '*':
                parts.Add((Kind.Name, ""));
                return true;
            case '?':
                parts.Add((Kind.NoSlash, ""));
                return true;
            case '[':
                var end = EndOfClass(pattern, i);
                parts.Add((Kind.Class, end < 0 ? "" : pattern[(i + 1)..end]));
                i = end;
                return end >= 0;
            case '\\':
                i++;
                parts.Add((Kind.Character, i < pattern.Length ? pattern[i].ToString() : "\\"));
                return i < pattern.Length;
            default:
                parts.Add((Kind.Character, pattern[i].ToString()));
                return true;
        }
    }

    /// <summary>Two stars before something are any folders, or none.</summary>
    private void AddFolders(bool isLast)
    {
        if (isLast)
        {
            parts.Add((Kind.Anything, ""));
            return;
        }

        parts.Add((Kind.Folders, ""));
        parts.Add((Kind.InFolders, ""));
    }

    /// <summary>The bracket that closes one; -1 when none does.</summary>
    private static int EndOfClass(string pattern, int start)
    {
        var first = start + 1 < pattern.Length && pattern[start + 1] == '^' ? start + 2 : start + 1;
        for (var i = first; i < pattern.Length; i++)
        {
            if (pattern[i] == ']' && i > first)
            {
                return i;
            }

            i += pattern[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    private static bool Holds(string inside, char c)
    {
        var isNegated = inside.StartsWith('^');
        var isIn = false;
        for (var i = isNegated ? 1 : 0; i < inside.Length; i++)
        {
            i += inside[i] == '\\' && i + 1 < inside.Length ? 1 : 0;
            var low = inside[i];
            var isRange = i + 2 < inside.Length && inside[i + 1] == '-';
            i += isRange ? 2 : 0;
            isIn |= c >= low && c <= inside[i];
        }

        return isIn != isNegated;
    }
}
