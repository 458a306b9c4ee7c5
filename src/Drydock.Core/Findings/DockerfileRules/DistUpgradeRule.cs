using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An upgrade to another set of packages.</summary>
internal sealed class DistUpgradeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF105",
        "dist-upgrade",
        Severity.Medium,
        "A build upgrades the whole distribution",
        ["dockle:DKL-DI-0003", "hadolint:DL3035", "kics:682fe378", "trivy:DS-0024"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var call in PackageCall.Of(subject, PackageTool.Apt, PackageTool.Zypper, PackageTool.Dnf, PackageTool.Yum))
        {
            if (call.Subcommand is "dist-upgrade" or "full-upgrade" or "dup" or "distro-sync" or "distribution-synchronization" or "system-upgrade" && call.Operands.IsEmpty && (!subject.Settings.AsHadolint || call.Name == "zypper"))
            {
                var message = $"{call.Name} {call.Subcommand} adds and removes packages as it needs, up to another release: what the image holds is no longer what its base says. Use a newer base image.";
                yield return subject.Find(Info, call.Step.Use.NameWord.Span, message);
            }
        }
    }
}
