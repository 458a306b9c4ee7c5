namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads what stands behind a dollar or a backtick. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06"/></summary>
internal sealed class ExpansionReader(ShellCursor cursor, CommandReader commands)
{
    private readonly ParameterReader parameters = new(cursor, commands);

    /// <summary>Whether the dollar here begins something; else it is a plain sign.</summary>
    public bool Starts() => cursor.Peek(1) is '(' or '{' or '_' or '@' or '*' or '#' or '?' or '-' or '$' or '!' || char.IsAsciiLetterOrDigit(cursor.Peek(1))
        || (cursor.Peek(1) == '[' && cursor.Dialect == ShellDialect.Bash);

    public WordPart Read(bool isQuoted) => cursor.Peek(1) switch
    {
        '(' => (WordPart?)Arithmetic() ?? Command(),
        '{' => parameters.Braced(isQuoted),
        '[' => OldArithmetic(),
        _ => parameters.Bare(),
    };

    /// <summary>Null when it is a command that begins with a subshell.</summary>
    private ArithmeticExpansion? Arithmetic()
    {
        var start = cursor.Position;
        if (cursor.Peek(2) != '(')
        {
            return null;
        }

        var outer = cursor.CloseOf(start + 1);
        var inner = cursor.CloseOf(start + 2);
        if (inner < 0 || outer != inner + 1 || !cursor.Enter())
        {
            return null;
        }

        var expression = cursor.Within(start + 3, inner, outer + 1, () => commands.Words.Read(WordMode.Arithmetic));
        cursor.Leave();
        return new ArithmeticExpansion(cursor.From(start), expression, IsOld: false);
    }

    private ArithmeticExpansion OldArithmetic()
    {
        var start = cursor.Position;
        cursor.Position += 2;
        var expression = new ShellWord(cursor.From(cursor.Position), []);
        if (cursor.Enter())
        {
            expression = commands.Words.Read(WordMode.Index);
            cursor.Leave();
        }

        if (!cursor.Take("]"))
        {
            cursor.Notes.AddEnd(cursor.At(start, start + 2), "unexpected EOF while looking for matching `]'");
        }

        return new ArithmeticExpansion(cursor.From(start), expression, IsOld: true);
    }

    private CommandSubstitution Command()
    {
        var start = cursor.Position;
        cursor.Position += 2;
        return new CommandSubstitution(Inside(start, out var body), body, IsBacktick: false);
    }

    /// <summary><see href="https://www.gnu.org/software/bash/manual/bash.html#Process-Substitution"/></summary>
    public ProcessSubstitution Process()
    {
        var start = cursor.Position;
        if (cursor.Dialect == ShellDialect.Posix)
        {
            cursor.Problem(start + 1, start + 2, "Syntax error: \"(\" unexpected", "Process substitution is of bash.");
        }

        cursor.Position += 2;
        return new ProcessSubstitution(Inside(start, out var body), body, cursor.Text[start] == '>');
    }

    private Span Inside(int start, out ShellScript body)
    {
        var from = cursor.Position;
        body = commands.Script(isSubstitution: true);
        if (!cursor.Take(")"))
        {
            cursor.Notes.AddEnd(cursor.At(start, from), "unexpected EOF while looking for matching `)'");
        }

        return cursor.From(start);
    }

    /// <summary>The text between backticks is a script of its own, once the backslashes before its own backticks are gone.</summary>
    /// <param name="isQuoted">Between double quotes, which may be escaped in it too.</param>
    public CommandSubstitution Backtick(bool isQuoted)
    {
        var start = cursor.Position;
        var close = start + 1;
        var isPlain = true;
        while (close < cursor.End && cursor.Text[close] != '`')
        {
            isPlain &= cursor.Text[close] != '\\';
            close += cursor.Text[close] == '\\' ? 2 : 1;
        }

        close = Math.Min(close, cursor.End);
        if (close == cursor.End)
        {
            cursor.Notes.AddEnd(cursor.At(start, start + 1), "unexpected EOF while looking for matching ``'", "Close the backtick.");
        }

        var next = Math.Min(close + 1, cursor.End);
        var body = isPlain ? cursor.Within(start + 1, close, next, () => commands.Script(isSubstitution: false)) : Unescaped(start + 1, close, isQuoted);
        cursor.Position = next;
        return new CommandSubstitution(cursor.From(start), body, IsBacktick: true);
    }

    private ShellScript Unescaped(int start, int end, bool isQuoted)
    {
        var ranges = new SplicedRanges();
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (cursor.Text[i] != '\\' || i + 1 >= end)
            {
                continue;
            }

            var next = cursor.Text[i + 1];
            if (next is '`' or '\\' or '$' || (next == '"' && isQuoted))
            {
                ranges.Add(cursor.Map, from, i);
                from = i + 1;
            }

            i++;
        }

        ranges.Add(cursor.Map, from, end);
        var inner = new ShellCursor(ranges.Build(), cursor.Dialect, cursor.Notes, cursor.Depth);
        return new CommandReader(inner).Script(isSubstitution: false);
    }
}
