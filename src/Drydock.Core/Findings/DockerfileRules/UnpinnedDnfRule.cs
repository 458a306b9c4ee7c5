using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that dnf installs in whatever version there is.</summary>
internal sealed class UnpinnedDnfRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF122",
        "unpinned-dnf-package",
        Severity.Low,
        "dnf installs packages without a version",
        ["hadolint:DL3041", "kics:93d88cf7"])
    {
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, PackageTool.Dnf), RpmName.IsPinned, "Name it, as in curl-8.6.0.");
}
