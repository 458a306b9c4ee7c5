using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Joins lines that a builder joins: those that end in the escape character, over comments and empty lines between them.</summary>
/// <param name="first">The line to begin with, counted from 1.</param>
/// <param name="comments">Takes what is passed over.</param>
internal sealed class LogicalLines(SourceText source, char escape, int first, ImmutableArray<Comment>.Builder comments)
{
    private readonly int last = source.Text.Length == 0 || source.Text.EndsWith('\n') ? source.LineCount - 1 : source.LineCount;
    private int next = first;

    public SourceText Source => source;

    /// <summary>The number of the line read last.</summary>
    public int Line => next - 1;

    /// <summary>The next line with what it continues on; null at the end. Comments and empty lines are passed over.</summary>
    public LogicalLine? Read()
    {
        var content = SkipNothing();
        if (content.IsEmpty)
        {
            return null;
        }

        var number = next++;
        var joined = new SplicedText.Builder();
        var empty = ImmutableArray.CreateBuilder<Span>();
        var continues = Add(joined, content);
        while (continues && next <= last)
        {
            var line = source.LineSpan(next++);
            if (Trimmed(line) is not { IsEmpty: false } text)
            {
                empty.Add(line);
            }
            else if (!AddComment(text))
            {
                continues = Add(joined, line);
            }
        }

        return new LogicalLine(joined.Build(), new Span(content.Start, source.LineSpan(Line).End), number, empty.ToImmutable());
    }

    /// <summary>The number of the next line, to be read as it stands; 0 at the end.</summary>
    public int ReadPlain() => next <= last ? next++ : 0;

    /// <summary>The first line that says something, from its first character; empty at the end.</summary>
    private Span SkipNothing()
    {
        for (; next <= last; next++)
        {
            var text = Trimmed(source.LineSpan(next));
            if (!text.IsEmpty && !AddComment(text))
            {
                return text;
            }
        }

        return default;
    }

    private bool AddComment(Span text)
    {
        var isComment = source.Text[text.Start] == '#';
        if (isComment)
        {
            comments.Add(new Comment(text, source.At(text)[1..].Trim().ToString()));
        }

        return isComment;
    }

    private Span Trimmed(Span line) => new(line.End - source.At(line).TrimStart().Length, line.End);

    /// <summary>Whether the next line belongs to it. Two escape characters are one that was meant; blanks behind one do not matter.</summary>
    private bool Add(SplicedText.Builder joined, Span line)
    {
        var text = source.At(line);
        var end = text.TrimEnd(" \t").Length - 1;
        var continues = end >= 0 && text[end] == escape && (end == 0 || text[end - 1] != escape);
        joined.Add(continues ? text[..end] : text, line.Start);
        return continues;
    }
}
