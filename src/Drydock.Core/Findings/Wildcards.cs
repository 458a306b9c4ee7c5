namespace Drydock.Core.Findings;

/// <summary>Matches text against a pattern: <c>*</c> is any number of characters, slashes too, and <c>?</c> is one. Upper and lower case are the same.</summary>
internal static class Wildcards
{
    /// <summary>Goes back to the last star only, so the cost is at most the product of both lengths.</summary>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, restart = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, restart) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t])))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++restart;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }

    public static bool IsPattern(ReadOnlySpan<char> text) => text.ContainsAny('*', '?');

    private static bool Same(char a, char b) => a == b || char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
