using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads <c>for</c>, <c>select</c>, <c>while</c> and <c>until</c>.</summary>
internal sealed class LoopReader(ShellCursor cursor, CommandReader commands)
{
    public WhileCommand While(bool isUntil)
    {
        var start = cursor.Position;
        cursor.Position += 5;
        var condition = commands.List();
        var body = Body(start, isUntil ? "until" : "while");
        return new WhileCommand(cursor.From(start), isUntil, condition, body);
    }

    public ShellCommand For()
    {
        var start = cursor.Position;
        cursor.Position += 3;
        cursor.SkipBlanks();
        if (cursor.Current == '(' && cursor.Peek(1) == '(')
        {
            return Arithmetic(start);
        }

        var (variable, words) = Header();
        var body = Body(start, "for");
        return new ForCommand(cursor.From(start), variable, words, body);
    }

    public SelectCommand Select()
    {
        var start = cursor.Position;
        cursor.Position += 6;
        cursor.SkipBlanks();
        var (variable, words) = Header();
        var body = Body(start, "select");
        return new SelectCommand(cursor.From(start), variable, words, body);
    }

    private (ShellWord Variable, ImmutableArray<ShellWord>? Words) Header()
    {
        var at = cursor.Position;
        var variable = commands.Words.Read(WordMode.Plain);
        if (variable.Span.IsEmpty || (cursor.Dialect == ShellDialect.Posix && !IsName(variable.Plain)))
        {
            cursor.Problem(at, Math.Max(cursor.Position, Math.Min(at + 1, cursor.End)), "Syntax error: Bad for loop variable", "A plain name stands there.");
        }

        cursor.SkipLines();
        if (Keywords.At(cursor) != "in")
        {
            return (variable, null);
        }

        cursor.Position += 2;
        cursor.SkipBlanks();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        while (!cursor.IsAtEnd && (!WordReader.IsMeta(cursor.Current) || (cursor.Current is '<' or '>' && cursor.Peek(1) == '(')))
        {
            words.Add(commands.Words.Read(WordMode.Plain));
            cursor.SkipBlanks();
        }

        return (variable, words.ToImmutable());
    }

    private static bool IsName(string? text) => text is not null && text.All(c => ParameterReader.IsNameStart(c) || char.IsAsciiDigit(c));

    /// <summary><see href="https://www.gnu.org/software/bash/manual/bash.html#Looping-Constructs"/></summary>
    private ArithmeticForCommand Arithmetic(int start)
    {
        var open = cursor.Position;
        if (cursor.Dialect == ShellDialect.Posix)
        {
            cursor.Problem(open, open + 1, "Syntax error: Bad for loop variable", "Loops over numbers are of bash.");
        }

        var close = cursor.CloseOf(open + 1);
        var end = close < 0 ? cursor.End : close;
        var header = cursor.Within(open + 2, end, close < 0 ? end : close + 1, () => commands.Words.Read(WordMode.Arithmetic));
        if (!cursor.Take(")"))
        {
            cursor.Notes.AddEnd(cursor.At(open, open + 2), "unexpected EOF while looking for matching `)'");
        }

        var body = Body(start, "for");
        return new ArithmeticForCommand(cursor.From(start), header, body);
    }

    /// <summary><c>do … done</c>; bash takes braces too.</summary>
    private CommandList Body(int start, string opener)
    {
        cursor.SkipBlanks();
        if (cursor.Current == ';' && cursor.Peek(1) != ';')
        {
            cursor.Position++;
        }

        cursor.SkipLines();
        var isBrace = opener is "for" or "select" && cursor.Dialect == ShellDialect.Bash && Keywords.At(cursor) == "{";
        if (isBrace)
        {
            cursor.Position++;
        }
        else if (!Closers.Take(cursor, "do", start, start + opener.Length, opener))
        {
            return new CommandList(cursor.At(cursor.Position, cursor.Position), []);
        }

        var body = commands.List();
        if (body.Items.IsEmpty && !cursor.IsAtEnd && Keywords.At(cursor) is { Length: > 0 } word)
        {
            cursor.Problem(cursor.Position, cursor.Position + word.Length, $"syntax error near unexpected token `{word}'", "A command is missing before it.");
        }

        Closers.Take(cursor, isBrace ? "}" : "done", start, start + opener.Length, opener);
        return body;
    }
}
