using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A HEALTHCHECK that a later one replaces.</summary>
internal sealed class RepeatedHealthcheckRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF008",
        "repeated-healthcheck",
        Severity.Medium,
        "A stage has several HEALTHCHECK, of which only the last one counts",
        ["buildkit:MultipleInstructionsDisallowed", "hadolint:DL3012", "trivy:DS-0023"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) => RepeatedInstruction.Find(subject, Info, "HEALTHCHECK");
}
