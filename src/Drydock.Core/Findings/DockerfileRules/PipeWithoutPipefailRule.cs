using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A pipe in a shell that looks at its last command only.</summary>
internal sealed class PipeWithoutPipefailRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF204",
        "pipe-without-pipefail",
        Severity.Medium,
        "A pipe hides the failure of all but its last command",
        ["hadolint:DL4006", "kics:efbf148a"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        Script? last = null;
        var firsts = new Dictionary<int, Instruction>();
        foreach (var step in subject.Steps)
        {
            if (step.Script is { } script && !ReferenceEquals(script, last) && !script.Shell.HasPipefail && IsRisky(step.Use) && !SetsIt(script))
            {
                last = script;
                firsts.TryAdd(step.Instruction.Stage, step.Instruction);
                yield return subject.Find(
                    Info,
                    step.Use.NameWord.Span,
                    $"When {step.Name ?? "this command"} fails before the pipe, the step goes on as if nothing had happened: set pipefail.",
                    FixOf(subject, script, firsts[step.Instruction.Stage]));
            }
        }
    }

    /// <summary>Not before the last command, and not where nobody minds: what only says something does not fail, and conditions ask for the last one.</summary>
    private static bool IsRisky(CommandUse use) =>
        use.Place is { Pipeline: not null, Shell: null, IsCondition: false, IsGuarded: false, IsNegated: false }
        && use.Place.PipelineIndex < use.Place.PipelineCount - 1
        && use.Name is not ("echo" or "printf" or "yes" or "true" or ":");

    private static bool SetsIt(Script script) => script.Tree.Commands.Any(c => c.Name == "set" && c.Arguments.Any(a => a.Value == "pipefail"));

    private static Fix? FixOf(DockerfileSubject subject, Script script, Instruction first)
    {
        if (script.Heredoc is not null || script.Shell.Words[0].EndsWith("zsh", StringComparison.Ordinal) || subject.File.Instructions.Any(i => ReferenceEquals(i.Trigger, script.Instruction)))
        {
            return null;
        }

        var system = SystemShells.Of(subject, script);
        if (system == SystemShell.Ash && script.Shell.Dialect == ShellDialect.Posix)
        {
            var start = script.Tree.Body.Items[0].Span.Start;
            return new Fix("Set pipefail", Applicability.Unsafe, [new TextEdit(new Span(start, start), "set -o pipefail && ")]);
        }

        var hasBash = script.Shell.Dialect == ShellDialect.Bash || system is SystemShell.Dash or SystemShell.Bash;
        var at = new Span(first.KeywordSpan.Start, first.KeywordSpan.Start);
        return hasBash ? new Fix("Use bash with pipefail", Applicability.Unsafe, [new TextEdit(at, $"SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]{LineEdits.EndOf(subject.File.Source)}")]) : null;
    }
}
