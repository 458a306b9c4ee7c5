using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A stage that copies from itself.</summary>
internal sealed class CopyFromOwnStageRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF014",
        "copy-from-own-stage",
        Severity.High,
        "COPY --from names its own stage",
        ["hadolint:DL3023", "kics:cdddb86f", "trivy:DS-0006"])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var names = new StageNames(subject.File);
        return StageReference.Of(subject).Where(r => names.IsOwn(r.Name, r.Instruction.Stage))
            .Select(r => subject.Find(Info, r.At, $"'{r.Name}' is the stage that this stands in: a stage can take files only from one before it."));
    }
}
