using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Programs that cargo builds in whatever version there is.</summary>
internal sealed class UnpinnedCargoRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF131",
        "unpinned-cargo-program",
        Severity.Low,
        "cargo installs a program without a version",
        []);

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        UnpinnedPackages.Find(subject, Info, PackageCall.Of(subject, Cargo).Where(c => !c.Line.Has("version", "vers", "path", "git")), name => name.Contains('@'), "Name it, as in ripgrep@15.1.0, and add --locked.");

    /// <summary><see href="https://doc.rust-lang.org/cargo/commands/cargo-install.html"/></summary>
    private static PackageTool Cargo { get; } = new(
        ["cargo"],
        ["version", "vers", "path", "git", "branch", "tag", "rev", "index", "registry", "root", "F", "features", "bin", "example", "profile", "target", "target-dir", "j", "jobs", "config", "Z", "C", "color", "message-format"],
        ["install"]);
}
