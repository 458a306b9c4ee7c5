using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>What stands behind an open brace so far.</summary>
/// <param name="brace">Null for the word itself.</param>
internal sealed class BraceFrame(WordPart? brace)
{
    private readonly List<(ShellWord Word, WordPart Comma)> elements = [];
    private readonly List<WordPart> pieces = [];

    /// <summary>The pieces, with plain ones that stand together as one.</summary>
    public ImmutableArray<WordPart> Parts
    {
        get
        {
            var parts = ImmutableArray.CreateBuilder<WordPart>();
            for (var i = 0; i < pieces.Count; i++)
            {
                var first = i;
                while (i + 1 < pieces.Count && pieces[i] is Literal last && pieces[i + 1] is Literal next && last.Place.Start + last.Text.Length == next.Place.Start)
                {
                    i++;
                }

                parts.Add(first == i ? pieces[i] : Joined((Literal)pieces[first], (Literal)pieces[i]));
            }

            return parts.ToImmutable();
        }
    }

    public void Add(WordPart part) => pieces.Add(part);

    private static Literal Joined(Literal first, Literal last) =>
        new(new Span(first.Span.Start, last.Span.End), first.Place.Text!.Text[first.Place.Start..(last.Place.Start + last.Text.Length)]) { Place = first.Place };

    public void Comma(WordPart comma)
    {
        elements.Add((Word(comma.Span.Start), comma));
        pieces.Clear();
    }

    public void CloseInto(BraceFrame outer, WordPart close, bool isExpanded)
    {
        if (elements.Count > 0 || (pieces is [Literal only] && IsSequence(only.Text)))
        {
            outer.Add(new BraceExpansion(new Span(brace!.Span.Start, close.Span.End), [.. elements.ConvertAll(e => e.Word), Word(close.Span.Start)], isExpanded));
            return;
        }

        FlattenInto(outer);
        outer.Add(close);
    }

    public void FlattenInto(BraceFrame outer)
    {
        if (brace is not null)
        {
            outer.Add(brace);
        }

        foreach (var (word, comma) in elements)
        {
            foreach (var part in word.Parts)
            {
                outer.Add(part);
            }

            outer.Add(comma);
        }

        foreach (var part in pieces)
        {
            outer.Add(part);
        }
    }

    private ShellWord Word(int end) => new(new Span(pieces.Count > 0 ? pieces[0].Span.Start : end, pieces.Count > 0 ? pieces[^1].Span.End : end), Parts);

    /// <summary>Two numbers or two letters, and how far to step.</summary>
    private static bool IsSequence(string text)
    {
        var ends = text.Split("..");
        return ends.Length is 2 or 3 && ends.Skip(2).All(IsNumber) && ((IsNumber(ends[0]) && IsNumber(ends[1])) || (ends[0].Length == 1 && ends[1].Length == 1 && char.IsAsciiLetter(ends[0][0]) && char.IsAsciiLetter(ends[1][0])));
    }

    private static bool IsNumber(string text) => text.AsSpan().TrimStart('-') is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9');
}
