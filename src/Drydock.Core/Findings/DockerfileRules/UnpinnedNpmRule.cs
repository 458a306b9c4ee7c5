using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that npm installs in whatever version there is.</summary>
internal sealed class UnpinnedNpmRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF110",
        "unpinned-npm-package",
        Severity.Low,
        "npm installs packages without a version",
        ["hadolint:DL3016", "kics:e36d8880"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, PackageTool.Npm), IsPinned, "Name it, as in pm2@6.0.13.");

    /// <summary>A version or a range, which has a number in it: <c>latest</c> is a tag that moves. Also a commit, a file and a folder.</summary>
    private static bool IsPinned(string name)
    {
        if (name.StartsWith("git", StringComparison.Ordinal) && name.Contains(':'))
        {
            return name.Contains('#');
        }

        var at = name.LastIndexOf('@');
        return UnpinnedPackages.IsPlace(name) || name.EndsWith(".tgz", StringComparison.Ordinal) || name.EndsWith(".tar.gz", StringComparison.Ordinal)
            || name.Contains('#') || (at > 0 && name.AsSpan(at).ContainsAnyInRange('0', '9'));
    }
}
