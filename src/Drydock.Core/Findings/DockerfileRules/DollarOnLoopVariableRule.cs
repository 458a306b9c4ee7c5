using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>for $i in a b</c></summary>
internal sealed class DollarOnLoopVariableRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF220",
        "dollar-on-loop-variable",
        Severity.High,
        "The name behind for has a dollar sign before it",
        ["shellcheck:SC1086"])
    {
        ExplainsSyntax = true,
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<ForCommand>(subject))
        {
            if (command.Variable.Parts is [ParameterExpansion variable])
            {
                yield return subject.Find(Info, variable.Span, $"for sets {variable.Name}: write the name without the $.", variable is { Operator: "", Name: [not (>= '0' and <= '9'), ..] } ? new Fix("Delete the $", Applicability.Unsafe, [new TextEdit(variable.Span, variable.Name)]) : null);
            }
        }
    }
}
