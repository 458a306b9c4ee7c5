using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A name that an earlier stage has.</summary>
internal sealed class DuplicateStageNameRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF015",
        "duplicate-stage-name",
        Severity.Medium,
        "Two stages have the same name",
        ["buildkit:DuplicateStageName", "checkov:CKV_DOCKER_11", "hadolint:DL3024", "kics:f2daed12", "trivy:DS-0012"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in subject.File.Stages)
        {
            if (stage.NameWord is { } name && !seen.TryAdd(name.Value, stage.From.Line))
            {
                yield return subject.Find(Info, name.Span, $"The stage in line {seen[name.Value]} is called '{name.Value}' too: which one is meant depends on where the name is used.");
            }
        }
    }
}
