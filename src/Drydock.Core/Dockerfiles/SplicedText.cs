using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Dockerfiles;

/// <summary>Text put together from pieces of a file, as a builder does that joins continued lines, and the way back from it to the file.</summary>
public sealed class SplicedText
{
    private readonly ImmutableArray<Piece> pieces;

    private SplicedText(string text, ImmutableArray<Piece> pieces) => (Text, this.pieces) = (text, pieces);

    public static SplicedText Empty { get; } = new("", []);

    public string Text { get; }

    /// <summary>Where a character of <see cref="Text"/> stands in the file; the end of the text is behind its last character.</summary>
    public int SourceOf(int offset)
    {
        if (pieces.IsEmpty)
        {
            return 0;
        }

        var (low, high) = (0, pieces.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = pieces[middle].Start <= offset ? (middle, high) : (low, middle - 1);
        }

        return pieces[low].Source + offset - pieces[low].Start;
    }

    /// <summary>The part of the file from the first character to the last one, with what was left out between them.</summary>
    public Span SourceOf(Span span)
    {
        var start = SourceOf(span.Start);
        return new Span(start, span.IsEmpty ? start : SourceOf(span.End - 1) + 1);
    }

    /// <summary>A part of it, with the same way back.</summary>
    public SplicedText Slice(int start) => Slice(new Span(start, Text.Length));

    /// <summary>A part of it, with the same way back. An empty one still knows where it stands.</summary>
    public SplicedText Slice(Span part)
    {
        var builder = new Builder();
        for (var i = 0; i < pieces.Length && (pieces[i].Start < part.End || builder.Length == 0); i++)
        {
            var end = Math.Min(part.End, i + 1 < pieces.Length ? pieces[i + 1].Start : Text.Length);
            var from = Math.Max(part.Start, pieces[i].Start);
            if (from < end)
            {
                builder.Add(Text.AsSpan(from, end - from), pieces[i].Source + from - pieces[i].Start);
            }
        }

        if (builder.Length == 0)
        {
            builder.Add([], SourceOf(part.Start));
        }

        return builder.Build();
    }

    private readonly record struct Piece(int Start, int Source);

    /// <summary>Puts pieces together.</summary>
    public sealed class Builder
    {
        private readonly StringBuilder text = new();
        private readonly ImmutableArray<Piece>.Builder pieces = ImmutableArray.CreateBuilder<Piece>();

        public int Length => text.Length;

        /// <param name="source">Where the piece starts in the file.</param>
        public void Add(ReadOnlySpan<char> piece, int source)
        {
            pieces.Add(new Piece(text.Length, source));
            text.Append(piece);
        }

        public SplicedText Build() => new(text.ToString(), pieces.ToImmutable());
    }
}
