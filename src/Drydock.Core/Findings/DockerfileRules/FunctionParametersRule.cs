using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>f(a, b) { }</c></summary>
internal sealed class FunctionParametersRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF214",
        "function-parameters",
        Severity.High,
        "Names stand between the parentheses of a function, where none may",
        ["shellcheck:SC1065"])
    {
        ExplainsSyntax = true,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<FunctionDefinition>(subject))
        {
            if (command.Parameters is { } parameters && command.Body is BraceGroup)
            {
                yield return subject.Find(Info, parameters, "A function of the shell has no names for its arguments: leave the parentheses empty and use $1, $2 and so on.");
            }
        }
    }
}
