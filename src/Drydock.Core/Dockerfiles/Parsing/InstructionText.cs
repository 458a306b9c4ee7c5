using Drydock.Core.Dockerfiles.Variables;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>The joined lines of an instruction, with what its readers need: places inside of it are of the joined text, places outside are of the file.</summary>
internal sealed class InstructionText(SplicedText joined, char escape, ProblemList problems)
{
    public SplicedText Joined => joined;

    public string Text => joined.Text;

    public char Escape => escape;

    public ProblemList Problems => problems;

    public Span SourceOf(Span inner) => joined.SourceOf(inner);

    public string Of(Span inner) => Text[inner.Start..inner.End];

    public Word WordAt(Span inner, string value) => new(value, SourceOf(inner)) { Inner = inner };

    /// <summary>A word that the builder hands to its shell lexer: quotes and escapes are resolved.</summary>
    public Word LexedWord(Span inner) => WordAt(inner, Unquote(inner));

    public string Unquote(Span inner)
    {
        var lexed = VariableLexer.Unquote(Of(inner), escape);
        if (lexed.Error.Length > 0)
        {
            problems.Add(SourceOf(inner), $"failed to process \"{ProblemList.Cut(Of(inner))}\": {lexed.Error}");
        }

        return lexed.Text;
    }

    /// <summary>Without blanks around it.</summary>
    public Span Trim(Span inner)
    {
        var text = Text.AsSpan(inner.Start, inner.Length);
        var start = inner.Start + text.Length - text.TrimStart().Length;
        return new Span(start, start + text.Trim().Length);
    }

    /// <summary>Words between blanks, quotes not looked at.</summary>
    public IEnumerable<Span> SplitAtBlanks(Span inner)
    {
        var start = inner.Start;
        for (var i = inner.Start; i <= inner.End; i++)
        {
            if (i < inner.End && !IsBlank(Text[i]))
            {
                continue;
            }

            if (i > start)
            {
                yield return new Span(start, i);
            }

            start = i + 1;
        }
    }

    /// <summary>What splits words; no other white space does.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r';

    /// <summary>Where the first word ends.</summary>
    public int EndOfWord(Span inner)
    {
        var end = Text.AsSpan(inner.Start, inner.Length).IndexOfAny(" \t\v\f\r");
        return end < 0 ? inner.End : inner.Start + end;
    }
}
