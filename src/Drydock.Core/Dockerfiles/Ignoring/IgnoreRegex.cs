using System.Text;
using System.Text.RegularExpressions;

namespace Drydock.Core.Dockerfiles.Ignoring;

/// <summary>Makes regular expressions of patterns: <c>*</c> and <c>?</c> stop at slashes, <c>**</c> does not. They take linear time.</summary>
internal static class IgnoreRegex
{
    /// <summary>A longer pattern fits nothing: no path is so long.</summary>
    private const int MostLength = 4096;

    private static readonly Regex Never = new("(?!)", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Whether brackets are closed and hold something, and nothing is escaped at the end. <see href="https://pkg.go.dev/path/filepath#Match"/></summary>
    public static bool IsSound(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && ++i == pattern.Length)
            {
                return false;
            }

            if (pattern[i] == '[' && (i == 0 || pattern[i - 1] != '\\') && (i = EndOfClass(pattern, i)) < 0)
            {
                return false;
            }
        }

        return true;
    }

    public static Regex Of(string pattern)
    {
        if (pattern.Length > MostLength)
        {
            return Never;
        }

        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    i += i + 2 < pattern.Length && pattern[i + 2] == '/' ? 2 : 1;
                    regex.Append(i + 1 < pattern.Length ? "(.*/)?" : ".*");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '[':
                    var end = EndOfClass(pattern, i);
                    regex.Append(ClassOf(pattern.AsSpan(i + 1, end - i - 1)));
                    i = end;
                    break;
                case '\\' when i + 1 < pattern.Length:
                    regex.Append(Regex.Escape(pattern[++i].ToString()));
                    break;
                default:
                    regex.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        return new Regex(regex.Append(@"\z").ToString(), RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
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

    private static string ClassOf(ReadOnlySpan<char> inside)
    {
        var text = new StringBuilder("[");
        var isNegated = inside.StartsWith('^');
        text.Append(isNegated ? "^" : "");
        inside = inside[(isNegated ? 1 : 0)..];
        for (var i = 0; i < inside.Length; i++)
        {
            var isEscaped = inside[i] == '\\' && i + 1 < inside.Length;
            i += isEscaped ? 1 : 0;
            var isRange = !isEscaped && inside[i] == '-' && i > 0 && i + 1 < inside.Length && inside[i - 1] < inside[i + 1];
            text.Append(isRange ? "-" : inside[i] is '\\' or ']' or '[' or '^' or '-' ? $"\\{inside[i]}" : inside[i].ToString());
        }

        return text.Append(']').ToString();
    }
}
