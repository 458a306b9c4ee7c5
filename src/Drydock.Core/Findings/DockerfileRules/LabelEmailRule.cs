using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label that is no e-mail address.</summary>
internal sealed class LabelEmailRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF034",
        "label-not-email",
        Severity.Low,
        "A label that has to be an e-mail address is none",
        ["hadolint:DL3058"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => LabelPair.Wrong(subject, Info, LabelKind.Email, LabelValues.IsEmail, "an e-mail address");
}
