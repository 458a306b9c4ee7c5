using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An as behind a FROM, or the other way round.</summary>
internal sealed class AsCasingRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF043",
        "as-casing",
        Severity.Info,
        "AS is not written in the case of its FROM",
        ["buildkit:FromAsCasing"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var stage in subject.File.Stages.Where(s => s.NameWord is not null))
        {
            var word = stage.From.Arguments[1];
            var wanted = subject.File.Source.At(stage.From.KeywordSpan) switch
            {
                "FROM" => "AS",
                "from" => "as",
                _ => word.Value,
            };
            if (word.Value != wanted)
            {
                yield return subject.Find(Info, word.Span, $"Write '{wanted}', as the keyword before it.", new Fix($"Write '{wanted}'", Applicability.Safe, [new TextEdit(word.Span, wanted)]));
            }
        }
    }
}
