using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>npm that does not check who answers, by a variable.</summary>
internal sealed class UnverifiedNpmVariableRule : IRule<DockerfileSubject>
{
    private const string Message = "With this npm takes packages from any server, whatever its certificate: whoever sits in between can put anything into the image. Name the missing authority in NPM_CONFIG_CAFILE instead.";

    public RuleInfo Info { get; } = new(
        "DF150",
        "unverified-npm-variable",
        Severity.High,
        "A variable makes npm not check who answers",
        ["checkov:CKV2_DOCKER_12"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        SwitchVariables.Find(subject, Info, (name, value) => name.Equals("NPM_CONFIG_STRICT_SSL", StringComparison.OrdinalIgnoreCase) && value is "false" or "0", Message);
}
