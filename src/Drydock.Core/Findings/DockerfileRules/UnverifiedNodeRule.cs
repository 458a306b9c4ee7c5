using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Node.js that does not check who answers.</summary>
internal sealed class UnverifiedNodeRule : IRule<DockerfileSubject>
{
    private const string Message = "With this Node.js takes what any server sends, whatever its certificate: whoever sits in between can put anything into the image. Name the missing authority in NODE_EXTRA_CA_CERTS instead.";

    public RuleInfo Info { get; } = new(
        "DF144",
        "unverified-node",
        Severity.High,
        "Node.js does not check who answers",
        ["checkov:CKV2_DOCKER_6"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        SwitchVariables.Find(subject, Info, (name, value) => name == "NODE_TLS_REJECT_UNAUTHORIZED" && value == "0", Message);
}
