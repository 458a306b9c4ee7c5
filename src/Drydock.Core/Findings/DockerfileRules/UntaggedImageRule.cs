using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A base image without tag and digest.</summary>
internal sealed class UntaggedImageRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF004",
        "untagged-base",
        Severity.Medium,
        "A base image is named without a tag",
        ["checkov:CKV_DOCKER_7", "hadolint:DL3006", "kics:9efb0b2d", "trivy:DS-0001"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => StageImage.Of(subject.File).Where(i => i.Tag.Length == 0 && !i.HasDigest)
        .Select(i => subject.Find(Info, i.Word.Span, $"The base image '{i.Word.Value}' has no tag, which means latest: the next build may be made of another one. Name a version or a digest."));
}
