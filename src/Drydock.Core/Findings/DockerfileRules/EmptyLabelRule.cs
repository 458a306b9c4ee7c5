using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label that says nothing.</summary>
internal sealed class EmptyLabelRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF028",
        "empty-label",
        Severity.Low,
        "A label that the settings name has an empty value",
        ["hadolint:DL3051"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => LabelPair.Of(subject).Where(l => l.Value is { Length: 0 } && subject.Settings.Labels.ContainsKey(l.Pair.Name))
        .Select(l => subject.Find(Info, l.Pair.Span, $"The label '{l.Pair.Name}' is empty."));
}
