namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A here-document that was asked for and whose lines have not come yet.</summary>
internal sealed class PendingHeredoc(Redirection redirection, string delimiter, bool isQuoted, bool isStripped, WordReader words)
{
    public void Read(ShellCursor cursor)
    {
        var start = cursor.Position;
        var (end, next) = Find(cursor);
        var content = isStripped ? Stripped(cursor, start, end) : Plain(cursor, start, end, next);
        cursor.Position = next;
        redirection.Heredoc = new HereLines(cursor.At(start, end), delimiter, isQuoted, content, IsEnded: next > end);
    }

    /// <summary>Where the lines end, and where the text goes on behind the delimiter; both the same when there is none.</summary>
    private (int End, int Next) Find(ShellCursor cursor)
    {
        var isJoined = false;
        for (var line = cursor.Position; line < cursor.End;)
        {
            var newline = cursor.Text.IndexOf('\n', line, cursor.End - line);
            var end = newline < 0 ? cursor.End : newline;
            var text = cursor.Text.AsSpan(line, end - line);
            if (!isJoined && (isStripped ? text.TrimStart('\t') : text).SequenceEqual(delimiter))
            {
                return (line, newline < 0 ? end : end + 1);
            }

            isJoined = !isQuoted && (text.Length - text.TrimEnd('\\').Length) % 2 == 1;
            line = newline < 0 ? end : end + 1;
        }

        return (cursor.End, cursor.End);
    }

    private ShellWord Plain(ShellCursor cursor, int start, int end, int next) =>
        cursor.Within(start, end, next, () => isQuoted ? words.Verbatim(end) : words.Read(WordMode.Heredoc));

    private ShellWord Stripped(ShellCursor cursor, int start, int end)
    {
        var ranges = new SplicedRanges();
        for (var line = start; line < end;)
        {
            var newline = cursor.Text.IndexOf('\n', line, end - line);
            var next = newline < 0 ? end : newline + 1;
            while (line < next && cursor.Text[line] == '\t')
            {
                line++;
            }

            ranges.Add(cursor.Map, line, next);
            line = next;
        }

        var text = ranges.Build();
        var inner = new CommandReader(new ShellCursor(text, cursor.Dialect, cursor.Notes, cursor.Depth)).Words;
        return isQuoted ? inner.Verbatim(text.Text.Length) : inner.Read(WordMode.Heredoc);
    }
}
