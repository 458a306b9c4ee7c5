using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What no shell could read.</summary>
internal sealed class ShellSyntaxErrorRule : IRule<DockerfileSubject>
{
    internal const string Id = "DF206";

    public RuleInfo Info { get; } = new(
        Id,
        "shell-syntax-error",
        Severity.High,
        "The shell cannot read a command, so the step fails",
        [
            "shellcheck:SC1009", "shellcheck:SC1036", "shellcheck:SC1046", "shellcheck:SC1047", "shellcheck:SC1056", "shellcheck:SC1058", "shellcheck:SC1061", "shellcheck:SC1062",
            "shellcheck:SC1064", "shellcheck:SC1070", "shellcheck:SC1072", "shellcheck:SC1073", "shellcheck:SC1078", "shellcheck:SC1079", "shellcheck:SC1088", "shellcheck:SC1089",
        ])
    {
        Tier = RuleTier.Minimal,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var script in subject.Scripts)
        {
            // A shell stops at the first; what follows usually follows from it.
            if (SyntaxProblems.OfEveryShell(script).FirstOrDefault() is { } problem)
            {
                var hint = problem.Hint.Length == 0 ? "" : $" {problem.Hint}";
                yield return subject.Find(Info, problem.At, $"The shell will stop here: {problem.Message.TrimEnd('.')}.{hint}");
            }
        }
    }
}
