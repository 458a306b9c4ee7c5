namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Says what BuildKit refuses of a file as a whole. <see href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/instructions/parse.go"/></summary>
internal static class FileChecks
{
    /// <summary>Before the first FROM stands ARG alone.</summary>
    public static void CheckPlace(Instruction instruction, ProblemList problems)
    {
        if (instruction.Stage < 0 && instruction.Keyword != "ARG" && Keywords.All.Contains(instruction.Keyword, StringComparer.Ordinal))
        {
            problems.Add(instruction.KeywordSpan, "no build stage in current context", "Begin with FROM: only ARG may stand before it.");
        }
    }

    public static void CheckWhole(IReadOnlyList<Instruction> instructions, ProblemList problems)
    {
        var end = new Span(problems.Source.Text.Length, problems.Source.Text.Length);
        if (instructions.Count == 0)
        {
            problems.Add(end, "file with no instructions", "Begin with FROM.");
        }
        else if (instructions.All(i => i.Keyword == "ARG"))
        {
            problems.Add(end, "dockerfile contains no stages to build", "Begin a stage with FROM.");
        }
    }
}
