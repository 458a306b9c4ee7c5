using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds where a Dockerfile says modes of files: chmod, <c>mkdir -m</c>, <c>install -m</c>, and <c>--chmod</c> of COPY and ADD.</summary>
internal static class ModeWords
{
    public static IEnumerable<(string Mode, Span Span)> All(DockerfileSubject subject)
    {
        foreach (var flag in subject.Instructions.Where(i => i.Keyword is "COPY" or "ADD").Select(i => i.FlagOf("chmod")))
        {
            if (flag?.Value is { Length: > 0 } mode)
            {
                yield return (mode, flag.ValueSpan);
            }
        }

        foreach (var step in subject.Run("chmod", "mkdir", "install"))
        {
            if (step.Name != "chmod")
            {
                var option = step.Use.Line("m", "mode", "o", "owner", "g", "group", "t", "target-directory").Find("m", "mode");
                if (option is { Value: { } value, ValueWord: { } word } && !ReferenceEquals(word, option.Word))
                {
                    yield return (value, word.Span);
                }
            }
            else if (step.Use.Arguments.FirstOrDefault(a => a.Value is not ['-', ..]) is { Value: { } mode } first)
            {
                // A mode may begin with a dash (chmod -w x), but then it takes something away.
                yield return (mode, first.Span);
            }
        }
    }
}
