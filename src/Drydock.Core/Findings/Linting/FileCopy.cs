using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>A COPY or ADD: what it copies, and where to.</summary>
/// <param name="Sources">Without those that ask for here-documents.</param>
internal sealed record FileCopy(Instruction Instruction, ImmutableArray<Word> Sources, Word Target)
{
    /// <summary>The stage or image that it copies from; null for the build context.</summary>
    public Flag? From => Instruction.FlagOf("from");

    public bool HasHeredocs => !Instruction.Heredocs.IsEmpty;

    public static IEnumerable<FileCopy> Of(DockerfileSubject subject) =>
        subject.Instructions.Where(i => i.Keyword is "COPY" or "ADD" && i.Arguments.Length > 1).Select(Of);

    private static FileCopy Of(Instruction copy)
    {
        var asked = copy.Heredocs.Select(h => h.WordSpan).ToHashSet();
        return new FileCopy(copy, [.. copy.Arguments.Take(copy.Arguments.Length - 1).Where(a => !asked.Contains(a.Span))], copy.Arguments[^1]);
    }
}
