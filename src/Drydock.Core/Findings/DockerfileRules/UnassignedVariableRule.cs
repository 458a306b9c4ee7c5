using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Dockerfiles.Variables;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>$x</c> without an <c>x</c>.</summary>
internal sealed class UnassignedVariableRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF234",
        "unassigned-variable",
        Severity.Low,
        "A step reads a variable that nothing sets",
        ["shellcheck:SC2154"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var script in subject.Scripts)
        {
            var variables = ScriptVariables.Of(script);
            if (!script.IsRun || variables.IsOpen)
            {
                continue;
            }

            var scope = subject.Scopes.At(script.Instruction);
            // What a loop sets is told by a rule of its own, where it is written as if it were read.
            var told = script.Tree.Nodes.OfType<ForCommand>().SelectMany(f => f.Variable.Parts).OfType<ParameterExpansion>().Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var node in script.Tree.Nodes)
            {
                if (node is ParameterExpansion { Operator: not ("-" or ":-" or "+" or ":+" or "?" or ":?" or "=" or ":="), IsIndirect: false } variable
                    && IsOwn(variable.Name) && !scope.IsDefined(variable.Name) && !PredefinedArguments.Contains(variable.Name) && !variables.IsAssigned(variable.Name) && told.Add(variable.Name))
                {
                    yield return subject.Find(Info, variable.Span, $"Nothing sets {variable.Name} before this: it is empty, or something in the base image sets it.");
                }
            }
        }
    }

    /// <summary>Names with a small letter are a script's own; those of capitals may come from the base image.</summary>
    private static bool IsOwn(string name) => name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.Any(char.IsAsciiLetterLower);
}
