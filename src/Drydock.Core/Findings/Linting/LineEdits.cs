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

    /// <summary>What stands before an instruction in its first line; null when that is more than blanks, as behind ONBUILD.</summary>
    public static string? IndentOf(DockerfileSubject subject, Instruction instruction)
    {
        var source = subject.File.Source;
        var start = source.LineSpan(source.PositionOf(instruction.Span.Start).Line).Start;
        var before = source.At(new Span(start, instruction.Span.Start));
        return before.IsWhiteSpace() ? before.ToString() : null;
    }

    /// <summary>Takes all lines of an instruction away; null when something else stands in its first one, or comments between them.</summary>
    public static TextEdit? Remove(DockerfileSubject subject, Instruction instruction) =>
        IndentOf(subject, instruction) is null ? null : Remove(subject.File, instruction);

    /// <summary>The lines of an instruction with their ends.</summary>
    public static Span Lines(DockerfileSubject subject, Instruction instruction) =>
        new(subject.File.Source.FullLineSpan(instruction.Line).Start, subject.File.Source.FullLineSpan(instruction.EndLine).End);

    /// <summary>Puts lines in before an instruction; null when something else stands in its first line.</summary>
    /// <param name="lines">Without indentation.</param>
    public static TextEdit? InsertBefore(DockerfileSubject subject, Instruction instruction, params ReadOnlySpan<string> lines)
    {
        if (IndentOf(subject, instruction) is not { } indent)
        {
            return null;
        }

        var text = string.Concat(lines.ToArray().Select(l => indent + l + EndOf(subject.File.Source)));
        var start = Lines(subject, instruction).Start;
        return new TextEdit(new Span(start, start), text);
    }

    /// <summary>Puts lines in behind an instruction.</summary>
    public static TextEdit InsertAfter(DockerfileSubject subject, Instruction instruction, params ReadOnlySpan<string> lines) =>
        After(subject.File, instruction, string.Join(EndOf(subject.File.Source), lines));

    /// <summary>Takes a part away together with what stands between it and its neighbors; null when comments stand there too.</summary>
    /// <param name="before">Where the part before it ends.</param>
    public static TextEdit? RemoveBehind(DockerfileSubject subject, int before, Span part)
    {
        var gap = subject.File.Source.At(new Span(before, Math.Max(before, part.Start)));
        return before > part.Start || gap.Contains('#') ? null : new TextEdit(new Span(before, part.End), "");
    }

    /// <summary>The same with what stands behind it.</summary>
    /// <param name="after">Where the part after it begins.</param>
    public static TextEdit? RemoveBefore(DockerfileSubject subject, Span part, int after)
    {
        var gap = subject.File.Source.At(new Span(part.End, Math.Max(part.End, after)));
        return after < part.End || gap.Contains('#') ? null : new TextEdit(new Span(part.Start, after), "");
    }
}
