using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads compound commands. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_04"/></summary>
internal sealed class CompoundReader(ShellCursor cursor, CommandReader commands)
{
    private readonly LoopReader loops = new(cursor, commands);
    private readonly CaseReader cases = new(cursor, commands);
    private readonly TestReader tests = new(cursor, commands);

    /// <summary>Null when something else stands here.</summary>
    public ShellCommand? Read() => Keywords.At(cursor) switch
    {
        "{" => Group(),
        "if" => If(),
        "while" => loops.While(isUntil: false),
        "until" => loops.While(isUntil: true),
        "for" => loops.For(),
        "select" => loops.Select(),
        "case" => cases.Read(),
        "[[" => tests.Read(),
        "function" => Function(),
        "coproc" => Coproc(),
        _ => cursor.Current == '(' ? (ShellCommand?)tests.Arithmetic() ?? Subshell() : null,
    };

    private Subshell Subshell()
    {
        var start = cursor.Position++;
        var body = NotEmpty(commands.List());
        Close(")", start, start + 1, "(");
        return new Subshell(cursor.From(start), body);
    }

    private BraceGroup Group()
    {
        var start = cursor.Position++;
        var body = NotEmpty(commands.List());
        Close("}", start, start + 1, "{");
        return new BraceGroup(cursor.From(start), body);
    }

    private IfCommand If()
    {
        var start = cursor.Position;
        var clauses = ImmutableArray.CreateBuilder<IfClause>();
        CommandList? otherwise = null;
        do
        {
            var from = cursor.Position;
            cursor.Position += clauses.Count == 0 ? 2 : 4;
            var condition = commands.List();
            NotEmpty(condition);
            Close("then", from, from + 2, clauses.Count == 0 ? "if" : "elif");
            var body = commands.List();
            NotEmpty(body);
            clauses.Add(new IfClause(new Span(cursor.At(from, from + 1).Start, Math.Max(condition.Span.End, body.Span.End)), condition, body));
        }
        while (Keywords.At(cursor) == "elif");

        if (Keywords.At(cursor) == "else")
        {
            cursor.Position += 4;
            otherwise = commands.List();
            NotEmpty(otherwise);
        }

        Close("fi", start, start + 2, "if");
        return new IfCommand(cursor.From(start), clauses.ToImmutable(), otherwise);
    }

    private CommandList NotEmpty(CommandList list)
    {
        if (list.Items.IsEmpty && !cursor.IsAtEnd)
        {
            var word = Keywords.At(cursor) is { Length: > 0 } found ? found : cursor.Current.ToString();
            cursor.Problem(cursor.Position, cursor.Position + word.Length, $"syntax error near unexpected token `{word}'", "A command is missing before it.");
        }

        return list;
    }

    /// <summary>Takes the word that closes something, or says that it is missing.</summary>
    private void Close(string word, int start, int end, string opener) => Closers.Take(cursor, word, start, end, opener);

    private FunctionDefinition Function()
    {
        var start = cursor.Position;
        cursor.Position += 8;
        cursor.SkipBlanks();
        var name = commands.Words.Read(WordMode.Plain);
        cursor.SkipBlanks();
        var hasParentheses = cursor.Take("(");
        if (hasParentheses)
        {
            cursor.SkipBlanks();
            cursor.Take(")");
        }

        cursor.SkipLines();
        var body = commands.Command();
        if (cursor.Dialect == ShellDialect.Posix)
        {
            if (body is not SimpleCommand || hasParentheses)
            {
                cursor.Problem(start, start + 8, "syntax error: `function' is no word of sh", "Write name() instead.");
            }
        }
        else if (body is null or SimpleCommand)
        {
            cursor.Problem(cursor.Position, Math.Min(cursor.Position + 1, cursor.End), "syntax error: a function needs a compound command as its body");
        }

        return new FunctionDefinition(cursor.From(start), name, true, hasParentheses, null, body);
    }

    /// <summary><see href="https://www.gnu.org/software/bash/manual/bash.html#Coprocesses"/></summary>
    private CoprocCommand Coproc()
    {
        var start = cursor.Position;
        cursor.Position += 6;
        cursor.SkipBlanks();
        ShellWord? name = null;
        if (ParameterReader.IsNameStart(cursor.Current) && Keywords.At(cursor).Length == 0)
        {
            var from = cursor.Position;
            name = commands.Words.Read(WordMode.Plain);
            cursor.SkipBlanks();
            if (cursor.Current != '(' && Keywords.At(cursor).Length == 0)
            {
                cursor.Position = from;
                name = null;
            }
        }

        var body = commands.Command();
        return new CoprocCommand(cursor.From(start), name, body);
    }
}
