using System.Text;
using System.Text.RegularExpressions;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>Patterns of shells and of dpkg, where a star stands for slashes too. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14"/></summary>
internal static class Wildcards
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["alpha"] = "A-Za-z", ["digit"] = "0-9", ["alnum"] = "A-Za-z0-9", ["upper"] = "A-Z", ["lower"] = "a-z", ["space"] = "\\s", ["blank"] = " \\t", ["punct"] = "!-/:-@\\[-`{-~", ["xdigit"] = "0-9A-Fa-f",
    };

    /// <summary>Time is bounded by both lengths.</summary>
    public static Regex Compile(string pattern, string any = ".") =>
        new($"^(?:{Expression(pattern, any)})\\z", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <param name="any">What one free character may be.</param>
    public static string Expression(string pattern, string any = ".")
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*':
                    text.Append(any).Append('*');
                    break;
                case '?':
                    text.Append(any);
                    break;
                case '\\' when i + 1 < pattern.Length:
                    text.Append(Literal(pattern[++i]));
                    break;
                case '[' when End(pattern, i) is var end and > 0:
                    text.Append(Set(pattern[(i + 1)..end]));
                    i = end;
                    break;
                default:
                    text.Append(Literal(pattern[i]));
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>The set between brackets as a regular expression has it.</summary>
    public static string Set(string inner)
    {
        var isNegated = inner.Length > 0 && inner[0] is '!' or '^';
        var set = new StringBuilder(isNegated ? "[^" : "[");
        for (var i = isNegated ? 1 : 0; i < inner.Length; i++)
        {
            if (inner.AsSpan(i).StartsWith("[:") && inner.IndexOf(":]", i, StringComparison.Ordinal) is var close and > 0 && Classes.TryGetValue(inner[(i + 2)..close], out var known))
            {
                set.Append(known);
                i = close + 1;
            }
            else
            {
                set.Append(inner[i] is '\\' or '[' or ']' or '^' ? "\\" : "").Append(inner[i]);
            }
        }

        return set.Append(']').ToString();
    }

    /// <summary>Where the set that opens at <paramref name="start"/> closes; -1 when it does not.</summary>
    public static int End(string pattern, int start)
    {
        var i = start + 1;
        i += i < pattern.Length && pattern[i] is '!' or '^' ? 1 : 0;
        i += i < pattern.Length && pattern[i] == ']' ? 1 : 0;
        for (; i < pattern.Length && pattern[i] != ']'; i++)
        {
            if (pattern.AsSpan(i).StartsWith("[:") && pattern.IndexOf(":]", i, StringComparison.Ordinal) is var close and > 0)
            {
                i = close + 1;
            }
        }

        return i < pattern.Length ? i : -1;
    }

    private static string Literal(char c) => Regex.Escape(c.ToString()) is var escaped && c is ']' or '}' ? "\\" + c : escaped;
}
