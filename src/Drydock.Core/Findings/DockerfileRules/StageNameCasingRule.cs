using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A stage that is not named in small letters.</summary>
internal sealed class StageNameCasingRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF042",
        "stage-name-casing",
        Severity.Info,
        "A stage's name has capital letters",
        ["buildkit:StageNameCasing"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var stage in subject.File.Stages.Where(s => s.Name.Any(char.IsAsciiLetterUpper) && s.NameWord is not null))
        {
            var name = stage.NameWord!;
            var lower = stage.Name.ToLowerInvariant();
            var isPlain = subject.File.Source.At(name.Span).SequenceEqual(stage.Name) && !stage.Name.Contains('$', StringComparison.Ordinal);
            yield return subject.Find(Info, name.Span, $"Write '{lower}': case does not matter to builders, and instructions are easier to tell from names.", isPlain ? new Fix($"Call it '{lower}'", Applicability.Safe, [new TextEdit(name.Span, lower)]) : null);
        }
    }
}
