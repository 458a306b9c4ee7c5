using System.Text;

namespace Drydock.Core.Reports.Formats;

/// <summary>Makes a stranger's text plain in Markdown: one line, no markup, no HTML, no link and no mention of anybody.</summary>
internal static class MarkdownText
{
    /// <summary>A space of no width: what it splits, forges no longer take for a link, a mention or the number of an issue.</summary>
    private const string Break = "&#8203;";

    private const string Markup = "\\`*_[]|~";

    /// <summary>Signs that mean something at the beginning only.</summary>
    private const string MarkupAtStart = "+-=.)!:";

    public static string Escape(string text)
    {
        var clean = TerminalText.Clean(text);
        var escaped = new StringBuilder(clean.Length + 8);
        for (var i = 0; i < clean.Length; i++)
        {
            var c = clean[i];
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '@' or '#' => escaped.Append(i == 0 ? "\\" : "").Append(c).Append(Break),
                ':' when clean.AsSpan(i).StartsWith("://", StringComparison.Ordinal) => escaped.Append(':').Append(Break),
                'w' or 'W' when clean.AsSpan(i).StartsWith("www.", StringComparison.OrdinalIgnoreCase) => escaped.Append(c).Append(Break),
                _ when Markup.Contains(c, StringComparison.Ordinal) || (i == 0 && MarkupAtStart.Contains(c, StringComparison.Ordinal)) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Cut to a length before it is escaped.</summary>
    public static string Escape(string text, int longest) => Escape(TerminalText.Cut(TerminalText.Clean(text), longest));

    /// <summary>A name as code, where nothing is markup; also inside a table. Empty stays empty.</summary>
    public static string Code(string text, int longest = 200)
    {
        var clean = TerminalText.Cut(TerminalText.Clean(text), longest);
        if (clean.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestRun(clean) + 1);
        var space = clean[0] == '`' || clean[^1] == '`' ? " " : "";
        return fence + space + clean.Replace("|", "\\|", StringComparison.Ordinal) + space + fence;
    }

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
