using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that apt-get installs in whatever version there is.</summary>
internal sealed class UnpinnedAptRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF101",
        "unpinned-apt-package",
        Severity.Low,
        "apt-get installs packages without a version",
        ["hadolint:DL3008", "kics:965a08d7"])
    {
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, PackageTool.Apt), IsPinned, "Name it, as in curl=8.14.1-2, or take packages from a snapshot of the archive.");

    /// <summary>Also a release (<c>name/testing</c>), a file, a task, and what is removed (<c>name-</c>).</summary>
    private static bool IsPinned(string name) => name.Contains('=') || name.Contains('/') || name.EndsWith(".deb", StringComparison.Ordinal) || name[^1] is '-' or '^';
}
