using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads <c>[[ … ]]</c> and <c>(( … ))</c>. <see href="https://www.gnu.org/software/bash/manual/bash.html#Conditional-Constructs"/></summary>
internal sealed class TestReader(ShellCursor cursor, CommandReader commands)
{
    /// <summary>Null when it is a subshell that begins with another one.</summary>
    public ArithmeticCommand? Arithmetic()
    {
        var start = cursor.Position;
        if (cursor.Peek(1) != '(')
        {
            return null;
        }

        var outer = cursor.CloseOf(start);
        var inner = cursor.CloseOf(start + 1);
        if (inner < 0 || outer != inner + 1)
        {
            return null;
        }

        var expression = cursor.Within(start + 2, inner, outer + 1, () => commands.Words.Read(WordMode.Arithmetic));
        return new ArithmeticCommand(cursor.From(start), expression);
    }

    public TestCommand Read()
    {
        var start = cursor.Position;
        cursor.Position += 2;
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        cursor.SkipLines();
        while (!cursor.IsAtEnd && !IsClose())
        {
            var from = cursor.Position;
            if (cursor.Current is ';' or '&' or '|' && !cursor.StartsWith("&&") && !cursor.StartsWith("||"))
            {
                break;
            }

            words.Add(Word(words));
            if (cursor.Position == from)
            {
                cursor.Position++;
            }

            cursor.SkipLines();
        }

        if (IsClose())
        {
            cursor.Position += 2;
        }
        else if (cursor.Dialect == ShellDialect.Bash)
        {
            cursor.Notes.Add(cursor.At(start, start + 2), "syntax error in conditional expression: `]]' is missing for this `[['");
        }

        return new TestCommand(cursor.From(start), words.ToImmutable());
    }

    private bool IsClose() => cursor.StartsWith("]]") && (cursor.Position + 2 >= cursor.End || WordReader.IsMeta(cursor.Peek(2)));

    private ShellWord Word(ImmutableArray<ShellWord>.Builder words)
    {
        var start = cursor.Position;
        var length = cursor.StartsWith("&&") || cursor.StartsWith("||") ? 2 : cursor.Current is '(' or ')' or '<' or '>' ? 1 : 0;
        if (length > 0)
        {
            if (cursor.Current == '(' && cursor.Dialect == ShellDialect.Posix)
            {
                cursor.Problem(start, start + 1, "Syntax error: \"(\" unexpected", "[[ ]] is of bash.");
            }

            cursor.Position += length;
            var span = cursor.From(start);
            return new ShellWord(span, [new Literal(span, cursor.Text[start..cursor.Position]) { Place = cursor.Place(start) }]);
        }

        return words.Count > 0 && words[^1].Plain == "=~" ? Regex() : commands.Words.Read(WordMode.Plain);
    }

    private ShellWord Regex()
    {
        var start = cursor.Position;
        var word = commands.Words.Read(WordMode.Regex);
        if (cursor.Dialect == ShellDialect.Posix && word.Parts.Any(p => p is Literal { Text: var text } && text.Contains('(', StringComparison.Ordinal)))
        {
            cursor.Problem(start, cursor.Position, "Syntax error: \"(\" unexpected", "[[ ]] is of bash.");
        }

        return word;
    }
}
