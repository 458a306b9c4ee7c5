using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Drydock.Core.Dockerfiles;

/// <summary>Reads a Dockerfile into instructions with their lines. It refuses nothing: whatever it is given has some lines.</summary>
public static partial class DockerfileParser
{
    /// <summary>Instructions that may have here-documents.</summary>
    private static readonly string[] WithHeredocs = ["RUN", "COPY", "ADD"];

    /// <param name="name">As the user named the file.</param>
    public static Dockerfile Parse(string name, string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select(l => l.EndsWith('\r') ? l[..^1] : l).ToArray();
        var reader = new LogicalLines(lines, EscapeOf(lines));
        var instructions = ImmutableArray.CreateBuilder<Instruction>();
        var stage = -1;
        while (reader.Read(out var line, out var first))
        {
            var space = line.AsSpan().IndexOfAny(" \t");
            var keyword = (space < 0 ? line : line[..space]).ToUpperInvariant();
            var rest = space < 0 ? "" : line[space..].Trim();
            stage += keyword == "FROM" ? 1 : 0;
            ImmutableArray<Heredoc> heredocs = WithHeredocs.Contains(keyword, StringComparer.Ordinal) && !rest.StartsWith('[') ? [.. HeredocStarts(rest).Select(s => ReadHeredoc(reader, s))] : [];
            instructions.Add(new Instruction(keyword, rest, stage, first, reader.Line) { Heredocs = heredocs });
        }

        return new Dockerfile(name, instructions.ToImmutable());
    }

    /// <summary>Directives stand before everything else: the first line that is none ends them. <see href="https://docs.docker.com/reference/dockerfile/#parser-directives"/></summary>
    private static char EscapeOf(string[] lines)
    {
        foreach (var line in lines)
        {
            var directive = DirectivePattern().Match(line);
            if (!directive.Success)
            {
                break;
            }

            if (directive.Groups["name"].Value.Equals("escape", StringComparison.OrdinalIgnoreCase))
            {
                return directive.Groups["value"].Value == "`" ? '`' : '\\';
            }
        }

        return '\\';
    }

    /// <summary>Words outside of quotes that begin a here-document.</summary>
    private static IEnumerable<Match> HeredocStarts(string text)
    {
        var (quote, start) = ('\0', 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var isEnd = i == text.Length || (quote == '\0' && text[i] is ' ' or '\t');
            if (isEnd)
            {
                if (i > start && HeredocPattern().Match(text[start..i]) is { Success: true } found)
                {
                    yield return found;
                }

                start = i + 1;
            }
            else if (quote == text[i])
            {
                quote = '\0';
            }
            else if (quote == '\0' && text[i] is '"' or '\'')
            {
                quote = text[i];
            }
        }
    }

    /// <summary>One without its end goes to the end of the file.</summary>
    private static Heredoc ReadHeredoc(LogicalLines reader, Match start)
    {
        var name = start.Groups["name"].Value;
        var isChomped = start.Groups["chomp"].Length > 0;
        var content = new System.Text.StringBuilder();
        while (reader.ReadPlain() is { } line)
        {
            line = isChomped ? line.TrimStart('\t') : line;
            if (line == name)
            {
                break;
            }

            content.Append(line).Append('\n');
        }

        return new Heredoc(name, content.ToString());
    }

    [GeneratedRegex(@"^#\s*(?<name>[A-Za-z]+)\s*=\s*(?<value>\S+)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DirectivePattern();

    [GeneratedRegex("^[0-9]*<<(?<chomp>-?)[\"']?(?<name>[A-Za-z_][A-Za-z0-9_.-]*)[\"']?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeredocPattern();
}
