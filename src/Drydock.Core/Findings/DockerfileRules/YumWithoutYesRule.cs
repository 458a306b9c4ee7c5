using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A call of a package manager that waits for an answer.</summary>
internal sealed class YumWithoutYesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF114",
        "yum-without-yes",
        Severity.Medium,
        "yum waits for an answer in a build",
        ["hadolint:DL3030", "kics:6e19193a"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        MissingYes.Of(subject, PackageTool.Yum, ["install", "localinstall", "groupinstall", "reinstall", "update", "upgrade", "downgrade", "remove", "erase", "autoremove", "swap", "distro-sync"], "y", "assumeyes", "assumeno", "downloadonly", "h", "help").Select(c => subject.Find(
            Info,
            c.Step.Use.NameWord.Span,
            $"{c.Name} {c.Subcommand} asks before it does anything, and nobody answers in a build, which then fails. Add -y.",
            ArgumentEdits.FixAfter(subject, c.Step, c.SubcommandWord, "-y", Applicability.Safe)));
}
