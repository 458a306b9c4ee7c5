using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What yum downloads, in a layer.</summary>
internal sealed class YumCacheLeftRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF115",
        "yum-cache-left",
        Severity.Low,
        "What yum downloads stays in the layer",
        ["hadolint:DL3032", "kics:00481784", "trivy:DS-0015"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        LeftCache.Of(subject, [PackageTool.Yum, PackageTool.Dnf], c => c.Tool == PackageTool.Yum && (c.IsInstall || c.Subcommand is "localinstall" or "groupinstall" or "group" or "module" or "update" or "upgrade" or "makecache"), c => c.Subcommand == "clean" && c.Operands.Any(o => o.Value is null or "all"), "/var/cache/yum", "/var/cache/dnf").Select(left => subject.Find(
            Info,
            left.First.Step.Use.NameWord.Span,
            $"What {left.First.Name} downloads here stays in the layer, where nobody needs it. End the RUN with '{left.First.Name} clean all'.",
            left.FixWith(subject, $"{left.Last.Name} clean all")));
}
