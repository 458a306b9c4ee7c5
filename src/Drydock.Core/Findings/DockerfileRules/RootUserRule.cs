using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The last USER of the image is root.</summary>
internal sealed class RootUserRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF002",
        "root-user",
        Severity.High,
        "The image's process runs as root, as its last USER says",
        ["checkov:CKV_DOCKER_8", "cis-docker:4.1", "dockle:CIS-DI-0001", "hadolint:DL3002", "kics:67fd0c4a", "trivy:DS-0002"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var chain = subject.File.Chain();
        var last = subject.File.InstructionsOf(chain).LastOrDefault(i => i.Keyword == "USER");
        if (last?.Arguments is [var user] && UserName.IsRoot(user.Value))
        {
            yield return subject.Find(Info, user.Span, $"The image's process runs as root: the last USER is '{user.Value}'. Name another one behind what needs root.", NonRootUser.FixOf(subject, chain[^1]));
        }
    }
}
