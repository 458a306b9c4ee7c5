using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A label of the settings that no LABEL sets.</summary>
internal sealed class MissingLabelRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF026",
        "missing-label",
        Severity.Low,
        "A label that has to be there is missing",
        ["hadolint:DL3049"])
    {
        Fix = Applicability.DisplayOnly,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        if (subject.Settings.Labels.IsEmpty || subject.Final is not { } final)
        {
            yield break;
        }

        var all = subject.File.InstructionsOf(subject.File.Chain()).ToList();
        var set = all.Where(i => i.Keyword == "LABEL").SelectMany(i => i.Pairs).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (set.Any(n => n.Contains('$', StringComparison.Ordinal)))
        {
            yield break;
        }

        foreach (var name in subject.Settings.Labels.Keys.Where(n => !set.Contains(n)))
        {
            var fix = new Fix($"Set '{name}'", Applicability.DisplayOnly, [LineEdits.After(subject.File, final.From, $"LABEL {name}=\"…\"")]);
            yield return subject.Find(Info, final.From.Span, $"The image has to have the label '{name}', and no LABEL sets it.", fix);
        }
    }
}
