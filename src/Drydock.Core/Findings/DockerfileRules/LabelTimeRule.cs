using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label that is no RFC 3339 time.</summary>
internal sealed class LabelTimeRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF030",
        "label-not-rfc-time",
        Severity.Low,
        "A label that has to be a time of RFC 3339 is none",
        ["hadolint:DL3053"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => LabelPair.Wrong(subject, Info, LabelKind.Rfc3339, LabelValues.IsTime, "a time of RFC 3339 like 2026-01-31T12:00:00Z");
}
