using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that yum installs in whatever version there is.</summary>
internal sealed class UnpinnedYumRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF116",
        "unpinned-yum-package",
        Severity.Low,
        "yum installs packages without a version",
        ["hadolint:DL3033", "kics:6452c424"])
    {
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, PackageTool.Yum), RpmName.IsPinned, "Name it, as in curl-8.6.0.");
}
