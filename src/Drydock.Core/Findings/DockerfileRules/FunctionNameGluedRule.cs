using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>function f{ x; }</c></summary>
internal sealed class FunctionNameGluedRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF222",
        "function-name-glued",
        Severity.High,
        "A blank is missing between the name of a function and its body",
        ["shellcheck:SC1095"])
    {
        ExplainsSyntax = true,
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<FunctionDefinition>(subject))
        {
            var name = command.Name;
            if (command is { HasKeyword: true, HasParentheses: false } && name.Text.EndsWith('{'))
            {
                yield return subject.Find(Info, name.Span, $"The brace is part of the name {name.Text}: put a blank before it.", new Fix("Put a blank in", Applicability.Unsafe, [new TextEdit(new Span(name.Span.End - 1, name.Span.End - 1), " ")]));
            }
        }
    }
}
