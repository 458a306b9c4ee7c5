using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A base image with the tag that changes most.</summary>
internal sealed class LatestTagRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF005",
        "latest-tag",
        Severity.Medium,
        "A base image has the tag latest",
        ["checkov:CKV_DOCKER_7", "dockle:DKL-DI-0006", "hadolint:DL3007", "kics:f45ea400", "trivy:DS-0001"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => StageImage.Of(subject.File).Where(i => i.Tag == "latest" && !i.HasDigest)
        .Select(i => subject.Find(Info, i.Word.Span, $"The base image '{i.Word.Value}' is another one after each release: name a version or a digest."));
}
