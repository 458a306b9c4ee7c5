namespace Drydock.Core.Advisories.Feeds.Yaml;

/// <summary>Reads YAML scalars of several lines. <see href="https://yaml.org/spec/1.2.2/#65-line-folding"/></summary>
internal static class PlainYamlLines
{
    /// <summary>Whether a line of a plain scalar holds nothing that would end it.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> line) => line[0] != '#' && line[^1] != ':' && line.IndexOf(": "u8) < 0 && line.IndexOf(" #"u8) < 0;

    /// <summary>The length of a plain scalar with the lines that continue it, without spaces at its end.</summary>
    public static int PlainLength(ReadOnlySpan<byte> text, int indent)
    {
        var length = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfLine(text, start);
            var line = text[start..end];
            var spaces = line.IndexOfAnyExcept((byte)' ');
            if (spaces >= 0 && start > 0 && spaces <= indent)
            {
                break;
            }

            length = spaces < 0 ? length : start + line.TrimEnd((byte)' ').Length;
            start = end + 1;
        }

        return length;
    }

    /// <summary>Puts lines together: a line's end is a space, and each empty line an end of a line.</summary>
    public static bool TryFold(ReadOnlySpan<byte> raw, int indent, PlainYamlStyle style, Span<byte> folded, out int length)
    {
        length = 0;
        var (empty, isJoined) = (0, false);
        for (var start = 0; start <= raw.Length;)
        {
            var end = EndOfLine(raw, start);
            var (isFirst, isLast) = (start == 0, end == raw.Length);
            var line = raw[start..end];
            var spaces = isFirst ? 0 : line.IndexOfAnyExcept((byte)' ');
            start = end + 1;
            var content = spaces < 0 ? [] : isLast ? line[spaces..] : line[spaces..].TrimEnd((byte)' ');
            if (content.IsEmpty && !isFirst && !isLast)
            {
                empty++;
                continue;
            }

            // Spaces beside the quotes, and backslashes before them, are for the parser.
            var isCut = style == PlainYamlStyle.Double && !isLast && EndsWithBackslash(content);
            if ((content.IsEmpty && !(isFirst && isLast)) || (!isFirst && spaces <= indent) || (isCut && spaces + content.Length < line.Length)
                || (isJoined && empty > 0) || (style == PlainYamlStyle.Plain && !IsPlain(content)))
            {
                return false;
            }

            if (!isFirst && !isJoined)
            {
                folded.Slice(length, Math.Max(empty, 1)).Fill(empty == 0 ? (byte)' ' : (byte)'\n');
                length += Math.Max(empty, 1);
            }

            content = isCut ? content[..^1] : content;
            content.CopyTo(folded[length..]);
            length += content.Length;
            (empty, isJoined) = (0, isCut);
        }

        return true;
    }

    /// <summary>Lines as they are, less their indentation. <see href="https://yaml.org/spec/1.2.2/#812-literal-style"/></summary>
    public static bool TryLiteral(ReadOnlySpan<byte> text, int indent, Span<byte> literal, out int length, out int taken)
    {
        (length, taken) = (0, 0);
        var header = text[..EndOfLine(text, 0)];
        var first = text[Math.Min(header.Length + 1, text.Length)..];
        var block = first.IndexOfAnyExcept((byte)' ');
        if (header.Length > 2 || (header.Length == 2 && header[1] is not ((byte)'-' or (byte)'+')) || block <= indent || first[block] == '\n')
        {
            return false;
        }

        var kept = 0;
        for (var start = header.Length + 1; start < text.Length;)
        {
            var end = EndOfLine(text, start);
            var line = text[start..end];
            var spaces = line.IndexOfAnyExcept((byte)' ');
            if (end == text.Length || (spaces < 0 && !line.IsEmpty))
            {
                // The last line's end is missing, or spaces stand where only their number tells what they are.
                return false;
            }

            if (!line.IsEmpty && spaces < block)
            {
                break;
            }

            var content = line[Math.Min(block, line.Length)..];
            content.CopyTo(literal[length..]);
            length += content.Length;
            kept = line.IsEmpty ? kept : length;
            literal[length++] = (byte)'\n';
            (taken, start) = (end, end + 1);
        }

        length = header.Length == 1 ? kept + 1 : header[1] == '-' ? kept : length;
        return true;
    }

    private static bool EndsWithBackslash(ReadOnlySpan<byte> content) => (content.Length - content.TrimEnd((byte)'\\').Length) % 2 == 1;

    private static int EndOfLine(ReadOnlySpan<byte> text, int start) => text[start..].IndexOf((byte)'\n') is >= 0 and var length ? start + length : text.Length;
}
