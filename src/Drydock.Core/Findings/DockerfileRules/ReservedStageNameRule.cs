using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A stage called scratch or context.</summary>
internal sealed class ReservedStageNameRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF016",
        "reserved-stage-name",
        Severity.Medium,
        "A stage has a name that builders have another use for",
        ["buildkit:ReservedStageName", "hadolint:DL3063"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) => subject.File.Stages.Where(s => s.Name.ToLowerInvariant() is "scratch" or "context")
        .Select(s => subject.Find(Info, s.NameWord!.Span, $"'{s.Name}' already means something to builders: give the stage another name."));
}
