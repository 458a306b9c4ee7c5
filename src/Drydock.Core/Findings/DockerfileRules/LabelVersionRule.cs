using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label that is no semantic version.</summary>
internal sealed class LabelVersionRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF033",
        "label-not-semver",
        Severity.Low,
        "A label that has to be a semantic version is none",
        ["hadolint:DL3056"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => LabelPair.Wrong(subject, Info, LabelKind.SemVer, LabelValues.IsSemanticVersion, "a semantic version like 1.2.3");
}
