using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An index of packages that pip does not check, by a variable.</summary>
internal sealed class PipTrustedHostVariableRule : IRule<DockerfileSubject>
{
    private const string Message = "With this pip takes packages from that host without checking its certificate: whoever sits in between can put anything into the image. Name the missing authority in PIP_CERT instead.";

    public RuleInfo Info { get; } = new(
        "DF154",
        "pip-trusted-host-variable",
        Severity.High,
        "A variable makes pip not check who answers",
        ["checkov:CKV2_DOCKER_16"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        SwitchVariables.Find(subject, Info, (name, value) => name == "PIP_TRUSTED_HOST" && value is not "", Message);
}
