using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>a==b</c></summary>
internal sealed class DoubleEqualsAssignmentRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF223",
        "double-equals-assignment",
        Severity.Medium,
        "A variable is set with two equals signs, so its value begins with one",
        ["shellcheck:SC1097"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<Assignment>(subject))
        {
            if (command.Value.Parts is [Literal { Text: ['=', ..] }, ..] && command.Index is null && !command.IsAppend)
            {
                var at = command.Value.Span.Start;
                yield return subject.Find(Info, command.Span, $"This sets {command.Name} to a text that begins with =: to set it write one, to compare use [ ].", new Fix("Write one", Applicability.Unsafe, [new TextEdit(new Span(at, at + 1), "")]));
            }
        }
    }
}
