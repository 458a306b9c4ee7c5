using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Reads what stands before everything else: the first line that is no directive ends them. <see href="https://docs.docker.com/reference/dockerfile/#parser-directives"/></summary>
internal static class DirectiveReader
{
    private const string Blanks = " \t\f\r\v";

    /// <summary>The first line behind them, counted from 1.</summary>
    public static (ImmutableArray<Directive> Directives, int Next) Read(SourceText source, ProblemList problems)
    {
        var directives = ImmutableArray.CreateBuilder<Directive>();
        var line = 1;
        for (; line <= source.LineCount && ReadLine(source, source.LineSpan(line), "#") is { } directive; line++)
        {
            if (directives.Any(d => d.Name == directive.Name))
            {
                problems.Add(directive.Span, $"only one {directive.Name} parser directive can be used");
            }
            else if (directive is { Name: "escape", Value: not ("`" or "\\") })
            {
                problems.Add(directive.Span, $"invalid escape token '{ProblemList.Cut(directive.Value)}' does not match ` or \\");
            }

            directives.Add(directive);
        }

        return (directives.ToImmutable(), line);
    }

    /// <summary>The first one counts.</summary>
    public static char EscapeOf(ImmutableArray<Directive> directives) => directives.FirstOrDefault(d => d.Name == "escape")?.Value == "`" ? '`' : '\\';

    /// <summary>The directive of a line; null when it is none that the builder knows.</summary>
    /// <param name="mark">What a comment begins with.</param>
    public static Directive? ReadLine(SourceText source, Span line, string mark)
    {
        var text = source.At(line);
        var start = text.Length - text.TrimStart().Length;
        if (!text[start..].StartsWith(mark, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = text[(start + mark.Length)..].TrimStart();
        var equals = rest.IndexOf('=');
        var value = equals < 0 ? [] : rest[(equals + 1)..].Trim(Blanks);
        if (value.IsEmpty)
        {
            return null;
        }

        Span<char> name = stackalloc char[8];
        var written = rest[..equals].TrimEnd(Blanks);
        var known = written.Length < name.Length && written.ToLowerInvariant(name) > 0 ? name[..written.Length] switch
        {
            "syntax" => "syntax",
            "escape" => "escape",
            "check" => "check",
            _ => "",
        } : "";
        return known.Length == 0 ? null : new Directive(known, value.ToString(), new Span(line.Start + start, line.Start + text.TrimEnd(Blanks).Length));
    }
}
