using System.Text;

namespace Drydock.Cli.Lsp;

/// <summary>A text with the lines and columns of the protocol, where CR alone ends a line too. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocuments"/></summary>
internal sealed class DocumentText(string text, PositionEncoding encoding)
{
    private readonly List<int> starts = StartsOf(text);

    public string Text => text;

    public PositionEncoding Encoding => encoding;

    /// <summary>A column behind the end of a line means its end, and a line behind the last one the end of the text.</summary>
    public int OffsetOf(TextPlace place)
    {
        if (place.Line < 0 || place.Line >= starts.Count)
        {
            return place.Line < 0 ? 0 : text.Length;
        }

        var (offset, end) = (starts[place.Line], EndOf(place.Line));
        if (encoding == PositionEncoding.Utf16)
        {
            return Math.Min(offset + Math.Max(0, place.Column), end);
        }

        for (var column = 0; offset < end; )
        {
            var rune = RuneAt(offset);
            column += Width(rune);
            if (column > place.Column)
            {
                break;
            }

            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }

    public TextPlace PlaceOf(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var line = starts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        var end = Math.Min(offset, EndOf(line));
        var column = encoding == PositionEncoding.Utf16 ? end - starts[line] : 0;
        for (var i = starts[line]; encoding != PositionEncoding.Utf16 && i < end; )
        {
            var rune = RuneAt(i);
            column += Width(rune);
            i += rune.Utf16SequenceLength;
        }

        return new TextPlace(line, column);
    }

    /// <summary>Behind the last character of a line, before its end.</summary>
    private int EndOf(int line)
    {
        var end = line + 1 < starts.Count ? starts[line + 1] : text.Length;
        end -= end > starts[line] && text[end - 1] == '\n' && line + 1 < starts.Count ? 1 : 0;
        return end - (end > starts[line] && text[end - 1] == '\r' && line + 1 < starts.Count ? 1 : 0);
    }

    /// <summary>Half a pair counts as the sign that takes its place in the other encodings.</summary>
    private Rune RuneAt(int offset)
    {
        _ = Rune.DecodeFromUtf16(text.AsSpan(offset), out var rune, out _);
        return rune;
    }

    private int Width(Rune rune) => encoding == PositionEncoding.Utf8 ? rune.Utf8SequenceLength : 1;

    private static List<int> StartsOf(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0;)
        {
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            starts.Add(i);
            var next = text.AsSpan(i).IndexOfAny('\r', '\n');
            i = next < 0 ? -1 : i + next;
        }

        return starts;
    }
}
