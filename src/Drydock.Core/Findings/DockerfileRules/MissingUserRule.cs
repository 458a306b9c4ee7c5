using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A Dockerfile that never says USER.</summary>
internal sealed class MissingUserRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF003",
        "no-user",
        Severity.Medium,
        "No USER says who the image's process runs as, which is root with most base images",
        ["checkov:CKV_DOCKER_3", "cis-docker:4.1", "dockle:CIS-DI-0001", "kics:fd54f200", "trivy:DS-0002"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var chain = subject.File.Chain();
        if (chain.IsEmpty || subject.StateAt(chain[0].From).Shell.Dialect is null || SaysNonRoot(chain[0].Image))
        {
            yield break;
        }

        var all = subject.File.InstructionsOf(chain).ToList();
        if (!all.Exists(i => i.Keyword == "USER") && !(chain[0].Image == "scratch" && !all.Exists(i => i.Keyword is "CMD" or "ENTRYPOINT")))
        {
            yield return subject.Find(Info, chain[^1].From.Span, "No USER is named: the image's process runs as whoever the base image says, and that is root in most.", NonRootUser.FixOf(subject, chain[^1]));
        }
    }

    /// <summary>Distroless images and others have variants for it, that say so in their tag.</summary>
    private static bool SaysNonRoot(string image) => image.Contains("nonroot", StringComparison.Ordinal);
}
