using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>a $b</c></summary>
internal sealed class UnquotedVariableRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF232",
        "unquoted-variable",
        Severity.Info,
        "The value of a variable is split at blanks, as nothing quotes it",
        ["shellcheck:SC2086"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var script in subject.Scripts)
        {
            var variables = ScriptVariables.Of(script);
            var scope = subject.Scopes.At(script.Instruction);
            foreach (var split in SplitWord.Of(script))
            {
                foreach (var part in split.Word.Parts)
                {
                    if (part is ParameterExpansion variable && IsSplit(variable) && !variables.IsHarmless(variable.Name) && !(scope.IsDefined(variable.Name) && !variables.IsAssigned(variable.Name)) && !split.IsPackageList)
                    {
                        yield return subject.Find(Info, part.Span, $"The value of {variable.Name} is split at blanks, and patterns in it are replaced by names of files: put it in double quotes.", FixOf(split, part));
                    }
                }
            }
        }
    }

    private static Fix? FixOf(SplitWord split, WordPart part) => split.IsInBackticks
        ? null
        : new Fix("Quote it", Applicability.Unsafe, [new TextEdit(new Span(part.Span.Start, part.Span.Start), "\""), new TextEdit(new Span(part.Span.End, part.Span.End), "\"")]);

    /// <summary>Numbers of the shell itself hold no blanks, and <c>${x:+…}</c> is made to vanish.</summary>
    private static bool IsSplit(ParameterExpansion variable) =>
        !variable.IsLength && variable.Name.Length > 0 && variable.Operator is not ("+" or ":+") && variable.Name is not ("?" or "#" or "$" or "!" or "-" or "@" or "*" or "UID" or "EUID" or "PPID" or "RANDOM" or "SECONDS" or "LINENO")
        && variable.Index is null or { Parts: [Literal { Text: not ("@" or "*") }] };
}
