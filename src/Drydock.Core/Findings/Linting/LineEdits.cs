using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Edits of whole lines of a Dockerfile, with its own line ends.</summary>
internal static class LineEdits
{
    /// <summary>What ends the lines of a file; that of the first line counts.</summary>
    public static string EndOf(SourceText source)
    {
        var first = source.Text.IndexOf('\n', StringComparison.Ordinal);
        return first > 0 && source.Text[first - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>Takes an instruction out with its lines; null when comments stand between them, that somebody wants to keep.</summary>
    public static TextEdit? Remove(Dockerfile file, Instruction instruction) => HasComment(file, instruction.Span) ? null
        : new TextEdit(new Span(file.Source.FullLineSpan(instruction.Line).Start, file.Source.FullLineSpan(instruction.EndLine).End), "");

    /// <summary>Puts a line before an instruction and the comments that belong to it, indented as that.</summary>
    public static TextEdit Before(Dockerfile file, Instruction instruction, string line)
    {
        var (source, number) = (file.Source, instruction.Line);
        var indent = source.At(new Span(source.FullLineSpan(number).Start, instruction.Span.Start));
        while (number > 1 && HasComment(file, source.FullLineSpan(number - 1)))
        {
            number--;
        }

        var start = source.FullLineSpan(number).Start;
        return new TextEdit(new Span(start, start), $"{indent}{line}{EndOf(source)}");
    }

    /// <summary>Puts a line behind an instruction, its here-documents too.</summary>
    public static TextEdit After(Dockerfile file, Instruction instruction, string line)
    {
        var end = file.Source.FullLineSpan(instruction.EndLine).End;
        var isEnded = end > 0 && file.Source.Text[end - 1] == '\n';
        return new TextEdit(new Span(end, end), isEnded ? $"{line}{EndOf(file.Source)}" : $"{EndOf(file.Source)}{line}");
    }

    /// <summary>Whether a comment stands in a part of the file.</summary>
    public static bool HasComment(Dockerfile file, Span span)
    {
        ImmutableArray<Comment> comments = file.Comments;
        var (low, high) = (0, comments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = comments[middle].Span.End <= span.Start ? (middle + 1, high) : (low, middle);
        }

        return low < comments.Length && comments[low].Span.Start < span.End;
    }
}
