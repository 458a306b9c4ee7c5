using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A CMD that a later one replaces.</summary>
internal sealed class RepeatedCmdRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF009",
        "repeated-cmd",
        Severity.Medium,
        "A stage has several CMD, of which only the last one counts",
        ["buildkit:MultipleInstructionsDisallowed", "hadolint:DL4003", "kics:41c195f4", "trivy:DS-0016"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) => RepeatedInstruction.Find(subject, Info, "CMD");
}
