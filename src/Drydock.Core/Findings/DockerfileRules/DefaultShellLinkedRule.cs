using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>ln -sf /bin/bash /bin/sh</c></summary>
internal sealed class DefaultShellLinkedRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF203",
        "default-shell-linked",
        Severity.Medium,
        "A build replaces /bin/sh to get another shell",
        ["hadolint:DL4005", "kics:8a301064"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("ln"))
        {
            if (step.Use.Line("t", "target-directory", "S", "suffix").Operands is [var target, { Value: "/bin/sh" or "/usr/bin/sh" }])
            {
                yield return subject.Find(Info, step.Use.Span, $"/bin/sh becomes {target.Text} for every program in the image: the instruction SHELL chooses the shell of the steps without that.", FixOf(step, target));
            }
        }
    }

    private static Fix? FixOf(Step step, ShellWord target)
    {
        var program = target.Value switch
        {
            "bash" => "/bin/bash",
            { } path when path.StartsWith('/') && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.') => path,
            _ => null,
        };
        var isAll = step.Script is null ? step.Use.Wrappers.IsEmpty : step.Script.Tree.Commands.Count == 1 && step.Script.Heredoc is null;
        return program is not null && isAll && step.Instruction.Flags.IsEmpty
            ? new Fix("Use SHELL", Applicability.Unsafe, [new TextEdit(step.Instruction.Span, $"SHELL [\"{program}\", \"-c\"]")])
            : null;
    }
}
