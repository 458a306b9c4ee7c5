using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that apt-get installs without a signature.</summary>
internal sealed class UnauthenticatedAptRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF146",
        "unauthenticated-apt-package",
        Severity.High,
        "apt-get installs packages that nobody signed",
        ["checkov:CKV2_DOCKER_8"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        Switches.Find(
            subject,
            Info,
            PackageCall.Of(subject, PackageTool.Apt),
            IsSwitch,
            "apt-get installs here packages of repositories that nobody signed, or somebody unknown. Name the key of the repository with signed-by instead.");

    private static bool IsSwitch(CommandOption option) => option.Name is "allow-unauthenticated" or "allow-insecure-repositories" || (option.Name is "o" or "option" && IsSetting(option.Value));

    private static bool IsSetting(string? setting) => setting?.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value]
        && name.ToUpperInvariant() is "APT::GET::ALLOWUNAUTHENTICATED" or "ACQUIRE::ALLOWINSECUREREPOSITORIES" && value.ToUpperInvariant() is "TRUE" or "1" or "YES" or "ON";
}
