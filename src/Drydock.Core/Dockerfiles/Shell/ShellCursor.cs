namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A place in a text that is read, and the end up to which it is.</summary>
/// <param name="depth">How deep in other texts this one lies.</param>
internal sealed class ShellCursor(SplicedText map, ShellDialect dialect, ShellNotes notes, int depth)
{
    /// <summary>How deep commands, words and substitutions may lie in one another. Nobody writes more, and each level is some frames of our own stack.</summary>
    private const int MaxDepth = 100;

    private readonly List<PendingHeredoc> pending = [];
    private readonly ParenthesisPairs pairs = new(map.Text);

    public string Text { get; } = map.Text;

    public SplicedText Map => map;

    public ShellDialect Dialect => dialect;

    public ShellNotes Notes => notes;

    public int Depth { get; private set; } = depth;

    public int Position { get; set; }

    public int End { get; private set; } = map.Text.Length;

    public bool IsAtEnd => Position >= End;

    public char Current => Position < End ? Text[Position] : '\0';

    public char Peek(int distance) => Position + distance < End ? Text[Position + distance] : '\0';

    public bool StartsWith(string text) => End - Position >= text.Length && string.CompareOrdinal(Text, Position, text, 0, text.Length) == 0;

    public bool Take(string text)
    {
        var found = StartsWith(text);
        Position += found ? text.Length : 0;
        return found;
    }

    /// <summary>Where something that starts there and ends here is in the file.</summary>
    public Span From(int start) => map.SourceOf(new Span(start, Position));

    public Span At(int start, int end) => map.SourceOf(new Span(start, end));

    public TextPlace Place(int start) => new(map, start);

    public void Problem(int start, int end, string message, string hint = "") => notes.Add(At(start, end), message, hint);

    /// <summary>Where a parenthesis is closed; -1 when it is not.</summary>
    public int CloseOf(int open) => pairs.CloseOf(open, End);

    /// <summary>Goes a level deeper. Too deep, the rest of the text is left unread.</summary>
    public bool Enter()
    {
        if (Depth < MaxDepth)
        {
            Depth++;
            return true;
        }

        notes.AddEnd(At(Position, Math.Min(Position + 1, End)), $"commands and substitutions are nested deeper than {MaxDepth} levels", "What stands behind was not read.");
        Position = End;
        return false;
    }

    public void Leave() => Depth--;

    /// <summary>Reads a part of the text as if there were nothing else, then goes on at <paramref name="next"/>.</summary>
    public T Within<T>(int start, int end, int next, Func<T> read)
    {
        var outerEnd = End;
        PendingHeredoc[] outer = [.. pending];
        pending.Clear();
        (Position, End) = (start, end);
        var result = read();
        (Position, End) = (next, outerEnd);
        pending.Clear();
        pending.AddRange(outer);
        return result;
    }

    /// <summary>Blanks, joined lines and a comment: what stands between two words.</summary>
    public void SkipBlanks()
    {
        while (!IsAtEnd)
        {
            if (Current is ' ' or '\t')
            {
                Position++;
            }
            else if (Current == '\\' && Peek(1) == '\n')
            {
                Position += 2;
            }
            else
            {
                break;
            }
        }

        if (Current == '#')
        {
            var start = Position;
            var end = Text.IndexOf('\n', Position, End - Position);
            Position = end < 0 ? End : end;
            notes.Add(new ShellComment(From(start), Text[start..Position]));
        }
    }

    /// <summary>The same, over ends of lines.</summary>
    public void SkipLines()
    {
        SkipBlanks();
        while (Current == '\n')
        {
            Newline();
            SkipBlanks();
        }
    }

    /// <summary>Goes over the end of a line, and over the here-documents that the line asked for.</summary>
    public void Newline()
    {
        Position++;
        EndHeredocs();
    }

    public void Expect(PendingHeredoc heredoc) => pending.Add(heredoc);

    /// <summary>Reads the lines of those that wait, as far as there are any.</summary>
    public void EndHeredocs()
    {
        if (pending.Count == 0)
        {
            return;
        }

        PendingHeredoc[] waiting = [.. pending];
        pending.Clear();
        foreach (var heredoc in waiting)
        {
            heredoc.Read(this);
        }
    }
}
