using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A call of a package manager that waits for an answer.</summary>
internal sealed class ZypperWithoutYesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF117",
        "zypper-interactive",
        Severity.Medium,
        "zypper waits for an answer in a build",
        ["hadolint:DL3034", "kics:45e1fca5"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        MissingYes.Of(subject, PackageTool.Zypper, ["install", "in", "remove", "rm", "update", "up", "patch", "dist-upgrade", "dup", "source-install", "si"], "n", "non-interactive", "y", "no-confirm", "D", "dry-run", "d", "download-only").Select(c => subject.Find(
            Info,
            c.Step.Use.NameWord.Span,
            $"{c.Name} {c.Subcommand} asks before it does anything, and nobody answers in a build, which then fails. Add --non-interactive.",
            ArgumentEdits.FixAfter(subject, c.Step, c.Step.Use.NameWord, "--non-interactive", Applicability.Safe)));
}
