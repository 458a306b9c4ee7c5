using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Go modules from whoever answers.</summary>
internal sealed class UnverifiedGoRule : IRule<DockerfileSubject>
{
    private const string Message = "With this Go fetches modules of that name without checking a certificate, or without encryption: whoever sits in between can put anything into the image. Name private modules in GOPRIVATE instead.";

    public RuleInfo Info { get; } = new(
        "DF156",
        "unverified-go-module",
        Severity.High,
        "Go takes modules from whoever answers",
        ["checkov:CKV2_DOCKER_18"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        SwitchVariables.Find(subject, Info, (name, value) => name == "GOINSECURE" && value is not "", Message);
}
