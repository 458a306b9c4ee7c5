using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An ENTRYPOINT that a later one replaces.</summary>
internal sealed class RepeatedEntrypointRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF010",
        "repeated-entrypoint",
        Severity.Medium,
        "A stage has several ENTRYPOINT, of which only the last one counts",
        ["buildkit:MultipleInstructionsDisallowed", "hadolint:DL4004", "kics:6938958b", "trivy:DS-0007"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) => RepeatedInstruction.Find(subject, Info, "ENTRYPOINT");
}
