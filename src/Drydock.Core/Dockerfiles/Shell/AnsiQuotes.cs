using System.Globalization;
using System.Text;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads <c>$'…'</c>. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_04"/></summary>
internal static class AnsiQuotes
{
    public static DollarSingleQuoted Read(ShellCursor cursor)
    {
        var start = cursor.Position;
        var text = new StringBuilder();
        cursor.Position += 2;
        while (!cursor.IsAtEnd && cursor.Current != '\'')
        {
            if (cursor.Current == '\\' && cursor.Position + 1 < cursor.End)
            {
                cursor.Position++;
                Escape(cursor, text);
            }
            else
            {
                text.Append(cursor.Text[cursor.Position++]);
            }
        }

        if (cursor.IsAtEnd)
        {
            cursor.Notes.AddEnd(cursor.At(start, Math.Min(start + 2, cursor.End)), "unexpected EOF while looking for matching `''", "Close the quote.");
        }
        else
        {
            cursor.Position++;
        }

        // A zero ends the text, as it would end an argument.
        var zero = text.ToString().IndexOf('\0', StringComparison.Ordinal);
        return new DollarSingleQuoted(cursor.From(start), zero < 0 ? text.ToString() : text.ToString(0, zero));
    }

    private static void Escape(ShellCursor cursor, StringBuilder text)
    {
        var c = cursor.Text[cursor.Position++];
        switch (c)
        {
            case 'x':
                Number(cursor, text, 16, 2, c);
                break;
            case 'u':
                Number(cursor, text, 16, 4, c);
                break;
            case 'U':
                Number(cursor, text, 16, 8, c);
                break;
            case >= '0' and <= '7':
                cursor.Position--;
                Number(cursor, text, 8, 3, c);
                break;
            case 'c' when !cursor.IsAtEnd:
                text.Append((char)(cursor.Text[cursor.Position++] & 0x1F));
                break;
            default:
                var at = "abeEfnrtv\\'\"?".IndexOf(c, StringComparison.Ordinal);
                text.Append(at < 0 ? $"\\{c}" : "\a\b\u001B\u001B\f\n\r\t\v\\'\"?"[at].ToString());
                break;
        }
    }

    private static void Number(ShellCursor cursor, StringBuilder text, int radix, int digits, char letter)
    {
        var value = 0u;
        var count = 0;
        for (; count < digits && int.TryParse(cursor.Current.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit) && digit < radix; count++)
        {
            value = (value * (uint)radix) + (uint)digit;
            cursor.Position++;
        }

        if (count == 0)
        {
            text.Append('\\').Append(letter);
        }
        else
        {
            value = letter is 'u' or 'U' ? value : value & 0xFF;
            text.Append(Rune.IsValid(value) ? new Rune(value).ToString() : "\uFFFD");
        }
    }
}
