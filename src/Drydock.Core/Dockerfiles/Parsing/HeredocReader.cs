using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Variables;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>
/// Reads the here-documents of an instruction. BuildKit looks for them in the words that its shell lexer finds in the line, always with the backslash as escape character:
/// where that lexer stumbles, over a quote that is not closed for one, there are none.
/// </summary>
internal static class HeredocReader
{
    /// <summary>One without its end goes to the end of the file.</summary>
    public static ImmutableArray<Heredoc> Read(InstructionText line, LogicalLines lines)
    {
        if (!line.Text.Contains("<<", StringComparison.Ordinal))
        {
            return [];
        }

        var heredocs = ImmutableArray.CreateBuilder<Heredoc>();
        foreach (var (word, at) in VariableLexer.RawWords(line.Text))
        {
            if (NameOf(word, out var isExpanded, out var isChomped) is { } name)
            {
                heredocs.Add(ReadOne(line, lines, new Heredoc(name, SplicedText.Empty, isExpanded, isChomped, default, line.SourceOf(at))));
            }
        }

        return heredocs.ToImmutable();
    }

    /// <summary>The name that a word gives to a here-document; null when it asks for none.</summary>
    public static string? NameOf(string word, out bool isExpanded, out bool isChomped)
    {
        var rest = RestOf(word, out isChomped);
        isExpanded = false;
        if (rest.Length == 0 || rest.Contains('<', StringComparison.Ordinal) || VariableLexer.PlainWords(rest) is not [var name])
        {
            return null;
        }

        // Quotes that are left over were escaped: more in the word than in the name means that something was quoted.
        isExpanded = VariableLexer.RawWords(rest) is [var raw] && raw.Word.Count(IsQuote) == name.Count(IsQuote);
        return name;
    }

    /// <summary>What stands behind the number of a descriptor, the two signs, a dash and blanks; empty when they are not there.</summary>
    private static string RestOf(string word, out bool isChomped)
    {
        var start = word.AsSpan().IndexOf('<');
        isChomped = false;
        if (start < 0 || word.AsSpan(0, start).IndexOfAnyExceptInRange('0', '9') >= 0 || !word.AsSpan(start).StartsWith("<<"))
        {
            return "";
        }

        var rest = word[(start + 2)..];
        isChomped = rest.StartsWith('-');
        return rest[(isChomped ? 1 : 0)..].TrimStart(' ', '\t', '\r', '\f');
    }

    private static bool IsQuote(char c) => c is '"' or '\'';

    private static Heredoc ReadOne(InstructionText line, LogicalLines lines, Heredoc asked)
    {
        var source = lines.Source;
        var content = new SplicedText.Builder();
        var start = source.FullLineSpan(lines.Line).End;
        var end = start;
        content.Add([], start);
        for (var number = lines.ReadPlain(); number > 0; number = lines.ReadPlain())
        {
            var whole = source.FullLineSpan(number);
            var text = source.At(source.LineSpan(number));
            var tabs = asked.IsChomped ? text.Length - text.TrimStart('\t').Length : 0;
            if (text[tabs..].SequenceEqual(asked.Name))
            {
                return asked with { Content = content.Build(), Span = new Span(start, end) };
            }

            content.Add(source.Text.AsSpan(whole.Start + tabs, whole.Length - tabs), whole.Start + tabs);
            end = whole.End;
        }

        line.Problems.Add(asked.WordSpan, "unterminated heredoc", $"End it with a line that says {ProblemList.Cut(asked.Name)}.");
        return asked with { Content = content.Build(), Span = new Span(start, end) };
    }
}
