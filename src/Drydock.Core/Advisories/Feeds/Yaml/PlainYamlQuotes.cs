using System.Buffers.Text;
using System.Text;

namespace Drydock.Core.Advisories.Feeds.Yaml;

/// <summary>Finds the end of YAML scalars in quotes, and takes their escapes for what they stand for.</summary>
internal static class PlainYamlQuotes
{
    /// <summary>Where the closing quote is; negative when there is none.</summary>
    /// <param name="text">From the opening quote.</param>
    public static int End(ReadOnlySpan<byte> text, PlainYamlStyle style)
    {
        var quote = text[0];
        for (var at = 1; at < text.Length; at += 2)
        {
            var next = style == PlainYamlStyle.Double ? text[at..].IndexOfAny(quote, (byte)'\\') : text[at..].IndexOf(quote);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            var isEscaped = text[at] == '\\' || (style == PlainYamlStyle.Single && at + 1 < text.Length && text[at + 1] == quote);
            if (!isEscaped)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>In place, since no escape is shorter than what it stands for; false for an escape that programs do not write.</summary>
    public static bool TryUnescape(Span<byte> buffer, PlainYamlStyle style, ref int length)
    {
        if (style == PlainYamlStyle.Plain)
        {
            return true;
        }

        var text = buffer[..length];
        length = 0;
        while (text.IndexOf(style == PlainYamlStyle.Double ? (byte)'\\' : (byte)'\'') is >= 0 and var next)
        {
            text[..next].CopyTo(buffer[length..]);
            length += next;
            text = text[next..];
            var (isKnown, escaped, taken) = style == PlainYamlStyle.Double ? Escape(text) : (true, new Rune('\''), 2);
            if (!isKnown)
            {
                return false;
            }

            text = text[taken..];
            length += escaped.EncodeToUtf8(buffer[length..]);
        }

        text.CopyTo(buffer[length..]);
        length += text.Length;
        return true;
    }

    private static (bool IsKnown, Rune Rune, int Taken) Escape(ReadOnlySpan<byte> text) => text.Length < 2 ? default : (char)text[1] switch
    {
        'n' => (true, new Rune('\n'), 2),
        't' => (true, new Rune('\t'), 2),
        'r' => (true, new Rune('\r'), 2),
        ' ' or '"' or '\\' => (true, new Rune((char)text[1]), 2),
        'u' => Hex(text, 6),
        'x' => Hex(text, 4),
        _ => default,
    };

    private static (bool IsKnown, Rune Rune, int Taken) Hex(ReadOnlySpan<byte> text, int end) =>
        text.Length >= end && Utf8Parser.TryParse(text[2..end], out ushort unit, out var read, 'X') && read == end - 2 && Rune.IsValid(unit) ? (true, new Rune(unit), end) : default;
}
