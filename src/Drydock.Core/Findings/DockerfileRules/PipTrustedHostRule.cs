using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An index of packages that pip does not check.</summary>
internal sealed class PipTrustedHostRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF142",
        "pip-trusted-host",
        Severity.High,
        "pip does not check who answers",
        ["checkov:CKV2_DOCKER_4"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        Switches.Find(
            subject,
            Info,
            PackageCall.Of(subject, PackageTool.Pip),
            o => o.Name == "trusted-host",
            "pip takes packages from this host without checking its certificate: whoever sits in between can put anything into the image. Add the missing authority with --cert instead.");
}
