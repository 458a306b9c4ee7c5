using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Python that does not check who answers.</summary>
internal sealed class UnverifiedPythonRule : IRule<DockerfileSubject>
{
    private const string Message = "With this Python takes what any server sends, whatever its certificate: whoever sits in between can put anything into the image. Add the missing authority instead.";

    public RuleInfo Info { get; } = new(
        "DF143",
        "unverified-python",
        Severity.High,
        "Python does not check who answers",
        ["checkov:CKV2_DOCKER_5"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject) =>
        SwitchVariables.Find(subject, Info, (name, value) => name == "PYTHONHTTPSVERIFY" && value == "0", Message);
}
