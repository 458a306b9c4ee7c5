using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Parsing;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label that is not allowed.</summary>
internal sealed class UnknownLabelRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF027",
        "unknown-label",
        Severity.Low,
        "A label is set that the settings do not name",
        ["hadolint:DL3050"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject) => !subject.Settings.AreLabelsStrict ? []
        : LabelPair.Of(subject).Where(l => !subject.Settings.Labels.ContainsKey(l.Pair.Name)).Select(l => subject.Find(Info, l.Pair.NameSpan, MessageOf(subject, l.Pair.Name)));

    private static string MessageOf(DockerfileSubject subject, string name) =>
        Suggestion.Nearest(name, subject.Settings.Labels.Keys) is { } near ? $"The label '{name}' is not allowed: did you mean '{near}'?" : $"The label '{name}' is not allowed.";
}
