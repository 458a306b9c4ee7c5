using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads assignments, words and redirections; and functions, which begin like them.</summary>
internal sealed class SimpleReader(ShellCursor cursor, CommandReader commands)
{
    private static readonly SearchValues<char> NameSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly AssignmentReader assignmentReader = new(cursor, commands);
    private readonly RedirectionReader redirectionReader = new(cursor, commands);

    /// <summary>Null when nothing of the kind stands here.</summary>
    public ShellCommand? Read()
    {
        var assignments = ImmutableArray.CreateBuilder<Assignment>();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        var start = cursor.Position;
        var end = start;
        while (!cursor.IsAtEnd)
        {
            if (redirectionReader.Read() is { } redirection)
            {
                redirections.Add(redirection);
            }
            else if (cursor.Current == '(' && words.Count > 0)
            {
                if (words.Count == 1 && assignments.Count == 0 && redirections.Count == 0)
                {
                    return Function(start, words[0]);
                }

                Refuse();
            }
            else if (WordReader.IsMeta(cursor.Current) && !IsProcess())
            {
                break;
            }
            else if (words.Count == 0 && assignmentReader.Read() is { } assignment)
            {
                assignments.Add(assignment);
            }
            else
            {
                words.Add(assignmentReader.Word(words));
            }

            end = cursor.Position;
            cursor.SkipBlanks();
        }

        return end == start ? null : new SimpleCommand(cursor.At(start, end), assignments.ToImmutable(), words.ToImmutable()) { Redirections = redirections.ToImmutable() };
    }

    private bool IsProcess() => cursor.Current is '<' or '>' && cursor.Peek(1) == '(';

    /// <summary>A parenthesis among arguments: no shell reads on, so what is up to the next separator is left out.</summary>
    private void Refuse()
    {
        cursor.Problem(cursor.Position, cursor.Position + 1, "syntax error near unexpected token `('", "Quote it, if it belongs to an argument.");
        var next = cursor.Text.AsSpan(cursor.Position, cursor.End - cursor.Position).IndexOfAny(";\n");
        cursor.Position = next < 0 ? cursor.End : cursor.Position + next;
    }

    public ShellCommand WithRedirections(ShellCommand command, int start)
    {
        if (command is FunctionDefinition)
        {
            return command;
        }

        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        while (true)
        {
            cursor.SkipBlanks();
            if (redirectionReader.Read() is not { } redirection)
            {
                break;
            }

            redirections.Add(redirection);
        }

        return redirections.Count == 0 ? command : command with { Redirections = redirections.ToImmutable(), Span = new Span(command.Span.Start, redirections[^1].Span.End) };
    }

    /// <summary>Here is the parenthesis behind the name.</summary>
    private FunctionDefinition Function(int start, ShellWord name)
    {
        var open = cursor.Position++;
        if (cursor.Dialect == ShellDialect.Posix && (name.Plain is not { } plain || plain.AsSpan().ContainsAnyExcept(NameSigns)))
        {
            cursor.Problem(start, open, "syntax error: Bad function name", "Quote the parenthesis, if it belongs to an argument.");
        }

        cursor.SkipBlanks();
        Span? parameters = null;
        if (!cursor.Take(")"))
        {
            parameters = Parameters(open);
        }

        return Body(start, name, false, true, parameters);
    }

    /// <summary>Names between the parentheses, as other languages have them.</summary>
    private Span Parameters(int open)
    {
        var shown = WordReader.IsMeta(cursor.Current) ? cursor.Current.ToString() : "(";
        cursor.Problem(open, open + 1, $"syntax error near unexpected token `{shown}'", "Quote it, if it belongs to an argument; a function has no parameters between its parentheses.");
        var rest = cursor.Text.AsSpan(open, cursor.End - open);
        var end = rest.IndexOfAny(")\n;");
        cursor.Position = end < 0 ? cursor.End : open + end;
        var span = cursor.At(open + 1, cursor.Position);
        cursor.Take(")");
        return span;
    }

    public FunctionDefinition Body(int start, ShellWord name, bool hasKeyword, bool hasParentheses, Span? parameters)
    {
        cursor.SkipLines();
        var from = cursor.Position;
        var body = parameters is null || cursor.Current is '{' or '(' ? commands.Command() : null;
        if (parameters is null && (body is null || (body is SimpleCommand && cursor.Dialect == ShellDialect.Bash)))
        {
            cursor.Problem(from, Math.Min(from + 1, cursor.End), body is null && from >= cursor.End ? "syntax error: unexpected end of file" : "syntax error: a function needs a compound command as its body", "Put { } around it.");
        }

        return new FunctionDefinition(cursor.From(start), name, hasKeyword, hasParentheses, parameters, body);
    }
}
