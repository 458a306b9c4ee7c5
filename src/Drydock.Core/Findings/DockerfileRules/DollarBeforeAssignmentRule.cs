using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>$a=b</c></summary>
internal sealed class DollarBeforeAssignmentRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF215",
        "dollar-before-assignment",
        Severity.High,
        "A variable that should be set has a dollar sign before it",
        ["shellcheck:SC1066", "shellcheck:SC2281"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<SimpleCommand>(subject))
        {
            if (command.Words is [{ Parts: [ParameterExpansion { Operator: "", Index: null, IsLength: false, IsIndirect: false } variable, Literal { Text: ['=', ..] }, ..] } word, ..] && char.IsAsciiLetter(variable.Name.FirstOrDefault('0')))
            {
                yield return subject.Find(Info, word.Span, $"To set {variable.Name}, write it without the $: this runs its value as a command.", new Fix("Delete the $", Applicability.Unsafe, [new TextEdit(variable.Span, variable.Name)]));
            }
        }
    }
}
