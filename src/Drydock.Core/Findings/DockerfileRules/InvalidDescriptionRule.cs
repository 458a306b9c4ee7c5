using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A comment that builders would show as a description.</summary>
internal sealed class InvalidDescriptionRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF052",
        "invalid-description",
        Severity.Info,
        "The comment before a FROM or ARG does not describe it",
        ["buildkit:InvalidDefinitionDescription"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.OnRequest,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var source = subject.File.Source;
        var comments = subject.File.Comments.ToLookup(c => source.PositionOf(c.Span.Start).Line);
        foreach (var instruction in subject.File.Instructions.Where(i => i.Keyword is "FROM" or "ARG"))
        {
            var names = NamesOf(subject, instruction);
            var comment = comments[instruction.Line - 1].FirstOrDefault();
            if (comment is null || names.Count == 0 || IgnorePragma.Is(comment.Text) || names.Exists(n => comment.Text.StartsWith(n + " ", StringComparison.Ordinal)))
            {
                continue;
            }

            var start = source.FullLineSpan(instruction.Line).Start;
            var fix = new Fix("Put an empty line between them", Applicability.Safe, [new TextEdit(new Span(start, start), LineEdits.EndOf(source))]);
            yield return subject.Find(Info, comment.Span, $"Builders show the comment as a description if it begins with '{names[0]}': begin it so, or put an empty line behind it.", fix);
        }
    }

    private static List<string> NamesOf(DockerfileSubject subject, Instruction instruction) =>
        instruction.Keyword == "ARG" ? [.. instruction.Pairs.Select(p => p.Name)] : instruction.Stage >= 0 && subject.File.Stages[instruction.Stage].Name is { Length: > 0 } name ? [name] : [];
}
