using System.Globalization;
using System.Text;

namespace Drydock.Core.Reports.Formats;

/// <summary>Makes a stranger's text safe and flat: no escape sequences, no direction marks, one line.</summary>
internal static class TerminalText
{
    /// <param name="keepEnds">Spaces at the ends stay: the text is a piece of a longer one.</param>
    public static string Clean(string text, bool keepEnds = false)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t' or ' ')
            {
                if (clean.Length > 0 ? clean[^1] != ' ' : keepEnds)
                {
                    clean.Append(' ');
                }
            }
            else
            {
                clean.Append(IsHarmful(c) ? '\uFFFD' : c);
            }
        }

        return keepEnds ? clean.ToString() : clean.ToString().TrimEnd();
    }

    /// <summary>Cuts the end off and says so with an ellipsis.</summary>
    public static string Cut(string text, int width)
    {
        if (text.Length <= width)
        {
            return text;
        }

        var end = Math.Max(0, width - 1);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    /// <summary>Lines of at most this width, broken at spaces where there are some.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        width = Math.Max(width, 8);
        while (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width);
            var end = space > width / 2 ? space : width;
            yield return text[..end].TrimEnd();
            text = text[end..].TrimStart();
        }

        yield return text;
    }

    private static bool IsHarmful(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
