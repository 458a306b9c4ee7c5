using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that apk adds without a signature.</summary>
internal sealed class UntrustedApkRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF145",
        "untrusted-apk-package",
        Severity.High,
        "apk adds packages that nobody signed",
        ["checkov:CKV2_DOCKER_7"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        Switches.Find(
            subject,
            Info,
            PackageCall.Of(subject, PackageTool.Apk),
            o => o.Name == "allow-untrusted",
            "apk adds here packages that nobody signed, or somebody unknown. Put the key of the repository into /etc/apk/keys instead.");
}
