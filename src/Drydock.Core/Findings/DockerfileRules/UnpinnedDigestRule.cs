using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A base image is named without its digest.</summary>
internal sealed class UnpinnedDigestRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF313",
        "unpinned-digest",
        Severity.Low,
        "A base image is named without its digest, so that it may be another one tomorrow",
        ["cis-docker:4.2", "dockle:CIS-DI-0005"])
    {
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        from image in FromImage.All(subject)
        where image.Name.Digest is null
        select subject.Find(Info, image.Word.Span, $"What '{image.Text}' means can change at any time: add the digest (…@sha256:…) of the one that was tested.");
}
