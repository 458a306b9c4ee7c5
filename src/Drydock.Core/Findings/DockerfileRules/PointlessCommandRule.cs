using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A command for running machines, in a build.</summary>
internal sealed class PointlessCommandRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF200",
        "pointless-command",
        Severity.Info,
        "A build runs a command that makes sense on a running machine only",
        ["hadolint:DL3001", "kics:9b6b0f38"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("free", "ifconfig", "kill", "mount", "ps", "reboot", "service", "shutdown", "ssh", "systemctl", "top", "vi", "vim"))
        {
            if (!IsMeant(step))
            {
                yield return subject.Find(Info, step.Use.NameWord.Span, $"{step.Name} does nothing of use in a build: no services, terminal or other machine belong to it, and what it changes is gone after the step.");
            }
        }
    }

    /// <summary>A step may stop what it has started itself, use a key that it was lent, and prepare what starts later.</summary>
    private static bool IsMeant(Step step) => step.Name switch
    {
        "kill" or "ps" => step.Script is { } script && script.Tree.Nodes.Any(n => n is ListItem { IsInBackground: true }),
        "ssh" => step.Instruction.Flags.Any(f => f.Name == "mount" && f.Value is { } value && value.Contains("type=ssh", StringComparison.Ordinal)) || step.Use.Line().Has("V"),
        "systemctl" => step.Use.Line().Subcommand is "enable" or "disable" or "mask" or "unmask" or "set-default" or "preset" or "preset-all",
        _ => false,
    };
}
