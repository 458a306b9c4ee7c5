using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The image does not say from which source, in which revision and version it was built.</summary>
internal sealed class MissingSourceLabelsRule : IRule<DockerfileSubject>
{
    private const string Prefix = "org.opencontainers.image.";

    private static readonly (string Name, string Value)[] Wanted = [("source", "<address of the repository>"), ("revision", "$REVISION"), ("version", "$VERSION")];

    public RuleInfo Info { get; } = new(
        "DF317",
        "missing-source-labels",
        Severity.Info,
        "No label says from which source, revision and version the image is built",
        [])
    {
        Fix = Applicability.DisplayOnly,
        Tier = RuleTier.Strict,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        if (subject.Final is not { } last)
        {
            yield break;
        }

        var names = subject.File.InstructionsOf(subject.File.Chain()).Where(i => i.Keyword == "LABEL").SelectMany(i => i.Pairs).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var missing = Wanted.Where(w => !names.Contains(Prefix + w.Name)).ToList();
        if (missing.Count > 0 && !names.Any(n => n.Contains('$', StringComparison.Ordinal)))
        {
            var list = string.Join(", ", missing.Select(m => Prefix + m.Name));
            var lines = missing.Where(m => m.Value.StartsWith('$')).Select(m => $"ARG {m.Value[1..]}").Concat(missing.Select(m => $"LABEL {Prefix}{m.Name}=\"{m.Value}\""));
            var end = subject.File.Instructions.Last(i => i.Stage == last.Index);
            yield return subject.Find(
                Info,
                last.ImageWord?.Span ?? last.From.Span,
                $"Without {list} nobody who finds this image can tell which source it was built from.",
                new Fix("Add the labels", Applicability.DisplayOnly, [LineEdits.InsertAfter(subject, end, [.. lines])]));
        }
    }
}
