using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Package lists of apt in a layer.</summary>
internal sealed class AptListsLeftRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF102",
        "apt-lists-left",
        Severity.Low,
        "The lists of packages that apt-get downloads stay in the layer",
        ["dockle:DKL-DI-0005", "hadolint:DL3009", "kics:df746b39"])
    {
        Fix = Applicability.Safe,
    };

    private const string Folder = "/var/lib/apt/lists";

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var needed = LastNeed(subject);
        foreach (var left in LeftCache.Of(subject, [PackageTool.Apt], c => c.Subcommand == "update", c => c.Subcommand == "distclean", Folder))
        {
            if (PackageCall.Of(subject, left.Run.Steps, PackageTool.Apt).LastOrDefault(c => c.IsInstall || c.Subcommand is "upgrade" or "dist-upgrade" or "full-upgrade" or "build-dep") is { } install)
            {
                var grade = needed > left.Run.Run.Span.Start ? Applicability.Unsafe : Applicability.Safe;
                yield return subject.Find(
                    Info,
                    left.First.Step.Use.NameWord.Span,
                    "The lists of packages that are downloaded here stay in the layer, where they only take room and grow old. Delete them at the end of the same RUN.",
                    (left with { Last = install }).FixWith(subject, $"rm -rf {Folder}/*", grade));
            }
        }
    }

    /// <summary>Where the last RUN begins that installs something from lists which an earlier one downloaded; -1 when none does.</summary>
    private static int LastNeed(DockerfileSubject subject)
    {
        var found = -1;
        foreach (var run in RunSteps.Of(subject))
        {
            var calls = PackageCall.Of(subject, run.Steps, PackageTool.Apt).ToList();
            found = calls.Exists(c => c.IsInstall) && !calls.Exists(c => c.Subcommand == "update") ? run.Run.Span.Start : found;
        }

        return found;
    }
}
