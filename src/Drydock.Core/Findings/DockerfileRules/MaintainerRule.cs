using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The instruction that LABEL replaced.</summary>
internal sealed class MaintainerRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF040",
        "maintainer-instruction",
        Severity.Low,
        "MAINTAINER is outdated",
        ["buildkit:MaintainerDeprecated", "checkov:CKV_DOCKER_6", "hadolint:DL4000", "kics:99614418", "trivy:DS-0022"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var maintainer in subject.File.Instructions.Where(i => i.Keyword == "MAINTAINER"))
        {
            var fix = maintainer.Arguments is [{ Value: { Length: > 0 } name } word] && !name.AsSpan().ContainsAny("\"\\`$") && !LineEdits.HasComment(subject.File, maintainer.Span)
                ? new Fix("Use LABEL", Applicability.Safe, [new TextEdit(maintainer.KeywordSpan with { End = word.Span.End }, $"LABEL org.opencontainers.image.authors=\"{name}\"")])
                : null;
            yield return subject.Find(Info, maintainer.KeywordSpan, "MAINTAINER is outdated, and few tools show it: set the label org.opencontainers.image.authors.", fix);
        }
    }
}
