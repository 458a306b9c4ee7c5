using Drydock.Core.Advisories;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>An empty line behind one that continues.</summary>
internal sealed class EmptyContinuationRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF044",
        "empty-continuation",
        Severity.Medium,
        "An empty line stands between the lines of an instruction",
        ["buildkit:NoEmptyContinuation"])
    {
        Fix = Applicability.Safe,
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var source = subject.File.Source;
        foreach (var instruction in subject.File.Instructions.Where(i => !i.EmptyContinuations.IsEmpty))
        {
            var edits = instruction.EmptyContinuations.Select(e => new TextEdit(source.FullLineSpan(source.PositionOf(e.Start).Line), ""));
            yield return subject.Find(Info, instruction.EmptyContinuations[0], $"The line is empty, and the {instruction.Keyword} goes on behind it: builders will refuse that one day.", new Fix("Remove empty lines", Applicability.Safe, [.. edits]));
        }
    }
}
