using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What zypper downloads, in a layer.</summary>
internal sealed class ZypperCacheLeftRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF118",
        "zypper-cache-left",
        Severity.Low,
        "What zypper downloads stays in the layer",
        ["hadolint:DL3036", "kics:38300d1a", "trivy:DS-0020"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        LeftCache.Of(subject, [PackageTool.Zypper], c => c.IsInstall || c.Subcommand is "update" or "up" or "patch" or "dist-upgrade" or "dup" or "refresh" or "ref", c => c.Subcommand is "clean" or "cc", "/var/cache/zypp").Select(left => subject.Find(
            Info,
            left.First.Step.Use.NameWord.Span,
            "What zypper downloads here stays in the layer, where nobody needs it. End the RUN with 'zypper clean --all'.",
            left.FixWith(subject, "zypper clean --all")));
}
