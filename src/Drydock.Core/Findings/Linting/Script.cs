using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>What a shell is given by an instruction: the command behind RUN, CMD, ENTRYPOINT or HEALTHCHECK, or a here-document of RUN.</summary>
/// <param name="Instruction">The one that runs it: of ONBUILD the inner one.</param>
/// <param name="Heredoc">Set when it is one.</param>
public sealed record Script(Instruction Instruction, ShellScript Tree, ShellUse Shell, Heredoc? Heredoc)
{
    /// <summary>What was parsed, with the way back to the file.</summary>
    public SplicedText Text => Heredoc?.Content ?? Instruction.Command ?? SplicedText.Empty;

    public bool IsRun => Instruction.Keyword == "RUN";
}
