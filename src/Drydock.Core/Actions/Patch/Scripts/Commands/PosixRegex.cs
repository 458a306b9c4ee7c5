using System.Text;
using System.Text.RegularExpressions;
using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>Regular expressions of grep and sed, as ours. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap09.html"/></summary>
internal static class PosixRegex
{
    /// <summary>Null when it is none, or one whose time is not bounded. Like the original it takes the longest of several from the left only where that is the first.</summary>
    public static Regex? Compile(string text, bool ignoresCase = false)
    {
        try
        {
            return new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None));
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Null where it has what ours has not.</summary>
    public static string? Translate(string pattern, bool isExtended)
    {
        var text = new StringBuilder();
        var isStart = true;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            var wasStart = isStart;
            isStart = false;
            if (c == '\\' && i + 1 < pattern.Length)
            {
                c = pattern[++i];
                if (!isExtended && c is '(' or ')' or '{' or '}' or '|' or '+' or '?')
                {
                    text.Append(c);
                    isStart = c is '(' or '|';
                }
                else if (c is '1' or '2' or '3' or '`' or '\'')
                {
                    return null;
                }
                else
                {
                    text.Append(c is '<' or '>' ? "\\b" : c is 'b' or 'B' or 'w' or 'W' or 's' or 'S' or 'n' or 't' ? $"\\{c}" : Regex.Escape(c.ToString()));
                }
            }
            else if (c == '[')
            {
                var end = Wildcards.End(pattern, i);
                if (end < 0)
                {
                    return null;
                }

                // A backslash in a set is one; GNU reads \t and \n in it all the same.
                text.Append(Wildcards.Set(pattern[(i + 1)..end].Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)));
                i = end;
            }
            else if (!isExtended && c is '(' or ')' or '{' or '}' or '|' or '+' or '?')
            {
                text.Append('\\').Append(c);
            }
            else if (!isExtended && c == '*' && wasStart)
            {
                text.Append("\\*");
            }
            else
            {
                text.Append(c is '#' or ' ' ? $"\\{c}" : c.ToString());
                isStart = c is '^' or '(' or '|';
            }
        }

        return text.ToString();
    }
}
