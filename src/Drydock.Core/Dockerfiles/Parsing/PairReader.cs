using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Reads names with values: <c>a=1 b="x y"</c>, or in the old form of ENV and LABEL <c>a 1</c>.</summary>
internal static class PairReader
{
    /// <summary>Of ARG: a name may stand alone.</summary>
    public static ImmutableArray<Pair> ReadArg(InstructionText line, Span rest) => [.. Words(line, rest).Select(w => PairAt(line, w))];

    /// <summary>Of ENV and LABEL.</summary>
    /// <param name="isLegacy">Whether it is the old form, in which everything behind the name is the value.</param>
    public static ImmutableArray<Pair> Read(InstructionText line, Span rest, string keyword, out bool isLegacy)
    {
        var words = Words(line, rest).ToList();
        isLegacy = words.Count > 0 && !Has(line, words[0]);
        if (isLegacy)
        {
            return ReadLegacy(line, rest, keyword, words[0]);
        }

        foreach (var word in words.Where(w => !Has(line, w)))
        {
            line.Problems.Add(line.SourceOf(word), $"Syntax error - can't find = in \"{ProblemList.Cut(line.Of(word))}\". Must be of the form: name=value");
        }

        return [.. words.Where(w => Has(line, w)).Select(w => PairAt(line, w))];
    }

    private static bool Has(InstructionText line, Span word) => line.Text.AsSpan(word.Start, word.Length).Contains('=');

    private static ImmutableArray<Pair> ReadLegacy(InstructionText line, Span rest, string keyword, Span first)
    {
        var name = new Span(rest.Start, line.EndOfWord(rest));
        var value = line.Trim(new Span(name.End, rest.End));
        if (!value.IsEmpty)
        {
            return [new Pair(line.Unquote(name), line.Unquote(value), line.SourceOf(name), line.SourceOf(value), line.SourceOf(rest)) { Inner = rest, InnerValue = value.Start }];
        }

        line.Problems.Add(line.SourceOf(first), $"{keyword} must have two arguments");
        return [];
    }

    private static Pair PairAt(InstructionText line, Span word)
    {
        var index = line.Text.AsSpan(word.Start, word.Length).IndexOf('=');
        var name = new Span(word.Start, index < 0 ? word.End : word.Start + index);
        var whole = line.SourceOf(word);
        var value = new Span(index < 0 ? word.End : name.End + 1, word.End);
        var valueSpan = value.IsEmpty ? new Span(whole.End, whole.End) : line.SourceOf(value);
        var nameSpan = name.IsEmpty ? new Span(whole.Start, whole.Start) : line.SourceOf(name);
        return new Pair(line.Unquote(name), index < 0 ? null : line.Unquote(value), nameSpan, valueSpan, whole) { Inner = word, InnerValue = value.Start };
    }

    /// <summary>Words with their quotes: blanks in quotes, and behind the escape character, do not end one.</summary>
    private static IEnumerable<Span> Words(InstructionText line, Span rest)
    {
        var (quote, start) = ('\0', -1);
        for (var i = rest.Start; i < rest.End; i++)
        {
            var c = line.Text[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (start >= 0)
                {
                    yield return new Span(start, i);
                }

                start = -1;
                continue;
            }

            start = start < 0 ? i : start;
            if (quote == c)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == line.Escape && quote != '\'')
            {
                i++;
            }
        }

        if (start >= 0)
        {
            yield return new Span(start, rest.End);
        }
    }
}
