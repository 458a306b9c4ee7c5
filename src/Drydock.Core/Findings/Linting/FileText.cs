using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Makes edits that keep to the lines of a Dockerfile.</summary>
internal static class FileText
{
    /// <summary>The file's own line end.</summary>
    public static string LineEnd(DockerfileSubject subject) => LineEdits.EndOf(subject.File.Source);

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
        IndentOf(subject, instruction) is null ? null : LineEdits.Remove(subject.File, instruction);

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

        var text = string.Concat(lines.ToArray().Select(l => indent + l + LineEnd(subject)));
        var start = Lines(subject, instruction).Start;
        return new TextEdit(new Span(start, start), text);
    }

    /// <summary>Puts lines in behind an instruction.</summary>
    public static TextEdit InsertAfter(DockerfileSubject subject, Instruction instruction, params ReadOnlySpan<string> lines) =>
        LineEdits.After(subject.File, instruction, string.Join(LineEnd(subject), lines));

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
