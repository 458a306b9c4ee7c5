using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that zypper installs in whatever version there is.</summary>
internal sealed class UnpinnedZypperRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF119",
        "unpinned-zypper-package",
        Severity.Low,
        "zypper installs packages without a version",
        ["hadolint:DL3037", "kics:562952e4"])
    {
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, PackageTool.Zypper).Where(c => c.Line.ValueOf("t", "type") is null or "package"), IsPinned, "Name it, as in curl=8.14.1.");

    /// <summary>Also a file, a pattern, and what is removed (<c>-name</c>, <c>!name</c>).</summary>
    private static bool IsPinned(string name) => name.AsSpan().ContainsAny("=<>:/") || name[0] is '-' or '!' or '+' or '.' || name.EndsWith(".rpm", StringComparison.Ordinal);
}
