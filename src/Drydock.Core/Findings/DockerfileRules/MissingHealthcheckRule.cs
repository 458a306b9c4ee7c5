using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A Dockerfile without HEALTHCHECK.</summary>
internal sealed class MissingHealthcheckRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF035",
        "no-health-check",
        Severity.Info,
        "No HEALTHCHECK says how to tell whether the process still works",
        ["checkov:CKV_DOCKER_2", "cis-docker:4.6", "dockle:CIS-DI-0006", "hadolint:DL3057", "kics:b03a748a", "trivy:DS-0026"])
    {
        Fix = Applicability.DisplayOnly,
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        if (subject.Final is not { } final || subject.File.InstructionsOf(subject.File.Chain()).ToList() is not { } all || all.Exists(i => i.Keyword == "HEALTHCHECK")
            || (!subject.Settings.AsHadolint && !all.Exists(i => i.Keyword is "CMD" or "ENTRYPOINT")))
        {
            yield break;
        }

        var last = subject.File.Instructions.Last(i => i.Stage == final.Index);
        var fix = new Fix("Add a health check", Applicability.DisplayOnly, [LineEdits.After(subject.File, last, "HEALTHCHECK --interval=30s --timeout=3s CMD [\"…\"]")]);
        yield return subject.Find(Info, final.From.Span, "No HEALTHCHECK says how to tell whether the process works or merely runs.", fix);
    }
}
