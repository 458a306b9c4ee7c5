using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Go programs that are built in whatever version there is.</summary>
internal sealed class UnpinnedGoRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF124",
        "unpinned-go-program",
        Severity.Low,
        "go installs a program without a version",
        ["hadolint:DL3062"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var call in PackageCall.Of(subject, PackageTool.Go).Where(c => c.IsInstall))
        {
            // What stands behind the package is for the program that is run.
            var packages = call.Subcommand == "run" ? call.Operands.Take(1) : call.Operands;
            if (packages.FirstOrDefault(p => p.Value is { } path && IsUnpinned(path)) is { } found)
            {
                yield return subject.Find(Info, found.Span, $"No version is said of {found.Text}: another build may get another one. Name it, as in golang.org/x/tools/cmd/stringer@v0.38.0.");
            }
        }
    }

    /// <summary>Of a path on the web, whose first part is the name of a host. A branch or <c>latest</c> is no version.</summary>
    private static bool IsUnpinned(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var at = path.IndexOf('@', StringComparison.Ordinal);
        return slash > 0 && path[0] != '.' && path.AsSpan(0, slash).Contains('.') && (at < 0 || path[(at + 1)..] is "latest" or "upgrade" or "patch" or "main" or "master");
    }
}
