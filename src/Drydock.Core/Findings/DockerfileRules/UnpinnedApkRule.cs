using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that apk adds in whatever version there is.</summary>
internal sealed class UnpinnedApkRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF111",
        "unpinned-apk-package",
        Severity.Low,
        "apk adds packages without a version",
        ["hadolint:DL3018", "kics:d3499f6d"])
    {
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, PackageTool.Apk), IsPinned, "Name it, as in curl=8.14.1-r2 or curl~8.14.");

    /// <summary>Also a file, and what must not be there (<c>!name</c>).</summary>
    private static bool IsPinned(string name) => name.AsSpan().ContainsAny("=<>~") || name[0] is '!' or '/' || name.EndsWith(".apk", StringComparison.Ordinal);
}
