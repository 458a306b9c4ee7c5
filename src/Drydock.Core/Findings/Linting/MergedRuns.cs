using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Makes one RUN of two that follow each other.</summary>
internal static class MergedRuns
{
    /// <summary>Whether a RUN has one command; what no shell reads is one.</summary>
    public static bool IsSingle(Script? script) => script is null || script.Tree.Body.Items is [{ Command: SimpleCommand or Pipeline { IsNegated: false } }];

    /// <summary>Of two with one command each. Null where joining them with <c>&amp;&amp;</c> would mean something else.</summary>
    public static Fix? FixOf(DockerfileSubject subject, Script? first, Script? second)
    {
        if (first is null || second is null || !IsWhole(first) || !IsWhole(second) || !first.Instruction.Flags.IsEmpty)
        {
            return null;
        }

        var (file, end) = (subject.File, first.Tree.Body.Span.End);
        var command = second.Tree.Body.Span.Start;
        return new Fix(
            $"Join it with the RUN in line {first.Instruction.Line}",
            Applicability.Unsafe,
            [new TextEdit(new Span(end, end), $" && {file.Escape}"), .. EmptyLines(file, first.Instruction.EndLine + 1, second.Instruction.Line), new TextEdit(second.Instruction.KeywordSpan with { End = command }, "    ")]);
    }

    /// <summary>No empty lines may stand between continued ones.</summary>
    private static IEnumerable<TextEdit> EmptyLines(Dockerfile file, int from, int to)
    {
        for (var line = from; line < to; line++)
        {
            if (file.Source.At(file.Source.LineSpan(line)).IsWhiteSpace())
            {
                yield return new TextEdit(file.Source.FullLineSpan(line), "");
            }
        }
    }

    private static bool IsWhole(Script script) => script.Tree.Problems.IsEmpty && script.Tree.Comments.IsEmpty && script.Tree.Body.Items is [{ Terminator: null }];
}
