using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that apt-get installs whatever speaks against it.</summary>
internal sealed class AptForceYesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF149",
        "apt-force-yes",
        Severity.High,
        "apt-get installs whatever speaks against it",
        ["checkov:CKV2_DOCKER_11"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        Switches.Find(
            subject,
            Info,
            PackageCall.Of(subject, PackageTool.Apt),
            o => o.Name == "force-yes" || (o.Name is "o" or "option" && o.Value?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is "APT::GET::FORCE-YES=TRUE" or "APT::GET::FORCE-YES=1" or "APT::GET::FORCE-YES=YES"),
            "--force-yes also installs packages that nobody signed, and older versions in the place of newer ones. Say -y, and with --allow-… what else is meant.");
}
