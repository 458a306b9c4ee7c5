using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that pip installs in whatever version there is.</summary>
internal sealed class UnpinnedPipRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF108",
        "unpinned-pip-package",
        Severity.Low,
        "pip installs packages without a version",
        ["hadolint:DL3013", "kics:02d9c71f"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, PackageTool.Pip).Where(c => !c.Line.Has("r", "requirement", "c", "constraint")), IsPinned, "Name it, as in flask==3.1.2, or install from a file of requirements.");

    /// <summary>A version of any kind, a commit of a repository, a folder, a file.</summary>
    private static bool IsPinned(string name)
    {
        if (name.StartsWith("git+", StringComparison.Ordinal))
        {
            return name.LastIndexOf('@') > name.IndexOf("://", StringComparison.Ordinal) + 2;
        }

        return name.AsSpan().ContainsAny("=<>~!") || name.Contains('/') || UnpinnedPackages.IsPlace(name) || name.EndsWith(".whl", StringComparison.Ordinal) || name.EndsWith(".tar.gz", StringComparison.Ordinal) || name.Contains(" @ ", StringComparison.Ordinal);
    }
}
