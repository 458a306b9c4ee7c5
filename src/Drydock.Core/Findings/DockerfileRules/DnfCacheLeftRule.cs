using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What dnf downloads, in a layer.</summary>
internal sealed class DnfCacheLeftRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF121",
        "dnf-cache-left",
        Severity.Low,
        "What dnf downloads stays in the layer",
        ["hadolint:DL3040", "kics:295acb63", "trivy:DS-0019", "trivy:DS-0027"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        LeftCache.Of(subject, [PackageTool.Yum, PackageTool.Dnf], c => c.Tool == PackageTool.Dnf && (c.IsInstall || c.Subcommand is "localinstall" or "groupinstall" or "group" or "module" or "update" or "upgrade" or "makecache"), c => c.Subcommand == "clean" && c.Operands.Any(o => o.Value is null or "all"), "/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum", "/var/cache/tdnf").Select(left => subject.Find(
            Info,
            left.First.Step.Use.NameWord.Span,
            $"What {left.First.Name} downloads here stays in the layer, where nobody needs it. End the RUN with '{left.First.Name} clean all'.",
            left.FixWith(subject, $"{left.Last.Name} clean all")));
}
