using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Gems that are installed in whatever version there is.</summary>
internal sealed class UnpinnedGemRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF113",
        "unpinned-gem",
        Severity.Low,
        "gem installs gems without a version",
        ["hadolint:DL3028", "kics:22cd11f7"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, PackageTool.Gem).Where(c => !c.Line.Has("v", "version", "g", "file")), IsPinned, "Name it, as in bundler:2.7.2.");

    private static bool IsPinned(string name) => name.Contains(':') || name.EndsWith(".gem", StringComparison.Ordinal);
}
