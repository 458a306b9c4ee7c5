using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds what shells are given, and parses it once for all rules.</summary>
internal static class Scripts
{
    public static IEnumerable<Script> Of(Instruction instruction, ShellUse shell)
    {
        var document = instruction.Keyword == "RUN" && instruction.Heredocs is [var only] ? Program(instruction, only, shell) : null;
        if (document is not null)
        {
            if (document.Dialect is { } inner)
            {
                yield return new Script(instruction, ShellParser.Parse(instruction.Heredocs[0].Content, inner), document, instruction.Heredocs[0]);
            }
        }
        else if (instruction.Command is { } text && shell.Dialect is { } dialect)
        {
            yield return new Script(instruction, ShellParser.Parse(text, dialect), shell, null);
        }
    }

    /// <summary>The commands of exec form: <c>["apt-get", "update"]</c>.</summary>
    public static IEnumerable<CommandUse> Exec(Instruction instruction)
    {
        if (!instruction.IsJson || instruction.Arguments.IsEmpty)
        {
            return [];
        }

        ImmutableArray<ShellWord> words = [.. instruction.Arguments.Select(a => new ShellWord(a.Span, [new SingleQuoted(a.Span, a.Value)]))];
        return ShellWalk.Commands(new SimpleCommand(new Span(words[0].Span.Start, words[^1].Span.End), [], words), ShellDialect.Posix);
    }

    /// <summary>A here-document that is the whole command is a script of its own; <c>#!</c> says whose, and <c>RUN python3 &lt;&lt;EOF</c> too. Null when it is only input to something.</summary>
    private static ShellUse? Program(Instruction run, Heredoc document, ShellUse shell)
    {
        var words = run.Body.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1)
        {
            var first = document.Content.Text.AsSpan();
            first = first[..Math.Max(0, first.IndexOf('\n'))].Trim();
            return first.StartsWith("#!") ? ShellUse.Of([Interpreter(first[2..].ToString()), "-c"]) : shell;
        }

        return words is [var program, var name] && name.StartsWith("<<", StringComparison.Ordinal) ? ShellUse.Of([program, "-c"]) : null;
    }

    private static string Interpreter(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is ["/usr/bin/env", .., var last] ? last : words.FirstOrDefault() ?? "";
    }
}
