using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads lists, pipelines and the words that begin compound commands. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_10"/></summary>
internal sealed class CommandReader
{
    private readonly ShellCursor cursor;
    private readonly SimpleReader simple;
    private readonly CompoundReader compound;

    public CommandReader(ShellCursor cursor)
    {
        this.cursor = cursor;
        Words = new WordReader(cursor, this);
        simple = new SimpleReader(cursor, this);
        compound = new CompoundReader(cursor, this);
    }

    public WordReader Words { get; }

    /// <summary>Everything to the end of the text or, in a substitution, to the parenthesis that closes it.</summary>
    public ShellScript Script(bool isSubstitution)
    {
        var start = cursor.Position;
        var items = ImmutableArray.CreateBuilder<ListItem>();
        if (cursor.Enter())
        {
            while (true)
            {
                ReadItems(items);
                if (cursor.IsAtEnd || (isSubstitution && cursor.Current == ')'))
                {
                    break;
                }

                Unexpected();
            }

            cursor.Leave();
        }

        if (!isSubstitution)
        {
            cursor.EndHeredocs();
        }

        var span = cursor.From(start);
        return new ShellScript(span, cursor.Dialect, new CommandList(span, items.ToImmutable()), [], []);
    }

    /// <summary>Commands up to a word or sign that closes what they stand in.</summary>
    public CommandList List()
    {
        var items = ImmutableArray.CreateBuilder<ListItem>();
        cursor.SkipLines();
        var start = cursor.Position;
        ReadItems(items);
        var span = items.Count > 0 ? new Span(items[0].Span.Start, items[^1].Span.End) : cursor.At(start, start);
        return new CommandList(span, items.ToImmutable());
    }

    private void ReadItems(ImmutableArray<ListItem>.Builder items)
    {
        cursor.SkipLines();
        while (!cursor.IsAtEnd && !IsClosed())
        {
            var start = cursor.Position;
            if (AndOr() is { } command)
            {
                cursor.SkipBlanks();
                var terminator = Terminator();
                items.Add(new ListItem(terminator is null or { Text: "\n" } ? command.Span : cursor.From(start), command, terminator));
                if (terminator is null && cursor.Current == '(')
                {
                    Unexpected();
                }
            }
            else if (cursor.Position == start)
            {
                Unexpected();
            }

            cursor.SkipLines();
        }
    }

    private ShellOperator? Terminator()
    {
        var start = cursor.Position;
        var c = cursor.Current;
        if ((c == ';' && cursor.Peek(1) is not (';' or '&')) || (c == '&' && cursor.Peek(1) != '&') || c == '\n')
        {
            cursor.Position++;
            var sign = new ShellOperator(cursor.From(start), c.ToString());
            if (c == '\n')
            {
                cursor.Position--;
                cursor.Newline();
            }

            return sign;
        }

        return null;
    }

    /// <summary>Whether a word or sign stands here that closes something.</summary>
    private bool IsClosed() => cursor.Current == ')' || (cursor.Current == ';' && cursor.Peek(1) is ';' or '&') || Keywords.Closes(Keywords.At(cursor));

    /// <summary>Says that nothing may stand here what does, and goes over it.</summary>
    public void Unexpected()
    {
        var start = cursor.Position;
        var token = Keywords.At(cursor) is { Length: > 0 } word ? word : Keywords.Signs.FirstOrDefault(cursor.StartsWith) ?? cursor.Current.ToString();
        var shown = token == "\n" ? "newline" : token;
        cursor.Problem(start, Math.Min(start + token.Length, cursor.End), $"syntax error near unexpected token `{shown}'");
        cursor.Position = Math.Min(start + token.Length, cursor.End);
    }

    /// <summary>Null when no command stands here.</summary>
    private ShellCommand? AndOr()
    {
        var start = cursor.Position;
        if (Pipeline() is not { } first)
        {
            return null;
        }

        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        var operators = ImmutableArray.CreateBuilder<ShellOperator>();
        commands.Add(first);
        cursor.SkipBlanks();
        while (cursor.StartsWith("&&") || cursor.StartsWith("||"))
        {
            operators.Add(Operator(2));
            if (Next(Pipeline) is not { } next)
            {
                operators.RemoveAt(operators.Count - 1);
                break;
            }

            commands.Add(next);
            cursor.SkipBlanks();
        }

        return commands.Count == 1 ? first : new AndOr(Around(start, commands), commands.ToImmutable(), operators.ToImmutable());
    }

    private ShellOperator Operator(int length)
    {
        var start = cursor.Position;
        cursor.Position += length;
        return new ShellOperator(cursor.From(start), cursor.Text[start..cursor.Position]);
    }

    private ShellCommand? Next(Func<ShellCommand?> read)
    {
        cursor.SkipLines();
        var start = cursor.Position;
        var command = read();
        if (command is null && cursor.Position == start)
        {
            if (cursor.IsAtEnd)
            {
                cursor.Notes.AddEnd(cursor.At(start, start), "syntax error: unexpected end of file", "A command is missing behind the operator.");
            }
            else
            {
                var token = Keywords.At(cursor) is { Length: > 0 } word ? word : cursor.Current.ToString();
                cursor.Problem(start, start + token.Length, $"syntax error near unexpected token `{token}'");
            }
        }

        return command;
    }

    private static Span Around(int start, ImmutableArray<ShellCommand>.Builder commands) => new(commands[0].Span.Start, Math.Max(commands[^1].Span.End, commands[0].Span.End));

    private ShellCommand? Pipeline()
    {
        var start = cursor.Position;
        var (isNegated, isTimed) = Prefixes();
        if (Command() is not { } first)
        {
            if (isNegated && cursor.Dialect == ShellDialect.Posix)
            {
                cursor.Problem(start, start + 1, "Syntax error: a command is missing behind !");
            }

            return isNegated || isTimed ? new Pipeline(cursor.From(start), isNegated, isTimed, [], []) : null;
        }

        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        var operators = ImmutableArray.CreateBuilder<ShellOperator>();
        commands.Add(first);
        cursor.SkipBlanks();
        while (cursor.Current == '|' && cursor.Peek(1) != '|')
        {
            if (cursor.Peek(1) == '&' && cursor.Dialect == ShellDialect.Posix)
            {
                cursor.Problem(cursor.Position + 1, cursor.Position + 2, "Syntax error: \"&\" unexpected", "Write 2>&1 | instead.");
            }

            operators.Add(Operator(cursor.Peek(1) == '&' ? 2 : 1));
            if (Next(Command) is not { } next)
            {
                operators.RemoveAt(operators.Count - 1);
                break;
            }

            commands.Add(next);
            cursor.SkipBlanks();
        }

        var span = new Span(cursor.At(start, start + 1).Start, commands[^1].Span.End);
        return commands.Count > 1 || isNegated || isTimed ? new Pipeline(span, isNegated, isTimed, commands.ToImmutable(), operators.ToImmutable()) : first;
    }

    private (bool IsNegated, bool IsTimed) Prefixes()
    {
        var (isNegated, isTimed) = (false, false);
        while (Keywords.At(cursor) is var word && word is "!" or "time")
        {
            if (isNegated && cursor.Dialect == ShellDialect.Posix)
            {
                cursor.Problem(cursor.Position, cursor.Position + 1, "Syntax error: \"!\" unexpected");
            }

            cursor.Position += word.Length;
            cursor.SkipBlanks();
            isNegated ^= word == "!";
            isTimed |= word == "time";
            if (word == "time" && cursor.StartsWith("-p") && (cursor.Position + 2 >= cursor.End || WordReader.IsMeta(cursor.Peek(2))))
            {
                cursor.Position += 2;
                cursor.SkipBlanks();
            }
        }

        return (isNegated, isTimed);
    }

    /// <summary>One command with its redirections; null when none stands here.</summary>
    public ShellCommand? Command()
    {
        if (cursor.IsAtEnd || !cursor.Enter())
        {
            return null;
        }

        var start = cursor.Position;
        var command = compound.Read();
        if (command is not null)
        {
            command = simple.WithRedirections(command, start);
        }
        else if (!Keywords.Closes(Keywords.At(cursor)))
        {
            command = simple.Read();
        }

        cursor.Leave();
        return command;
    }
}
