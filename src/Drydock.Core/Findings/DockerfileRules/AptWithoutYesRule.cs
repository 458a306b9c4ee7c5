using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A call of a package manager that waits for an answer.</summary>
internal sealed class AptWithoutYesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF103",
        "apt-without-yes",
        Severity.Medium,
        "apt-get waits for an answer in a build",
        ["hadolint:DL3014", "kics:77783205", "trivy:DS-0021"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        AptSettings.MayHold(subject, "Assume-Yes") ? [] : MissingYes.Of(subject, PackageTool.Apt, ["install", "reinstall", "remove", "purge", "upgrade", "dist-upgrade", "full-upgrade", "autoremove", "build-dep"], "y", "yes", "assume-yes", "qq", "force-yes", "s", "simulate", "just-print", "dry-run", "recon", "no-act", "d", "download-only", "print-uris").Select(c => subject.Find(
            Info,
            c.Step.Use.NameWord.Span,
            $"{c.Name} {c.Subcommand} asks before it does anything, and nobody answers in a build, which then fails. Add -y.",
            ArgumentEdits.FixAfter(subject, c.Step, c.SubcommandWord, "-y", Applicability.Safe)));
}
