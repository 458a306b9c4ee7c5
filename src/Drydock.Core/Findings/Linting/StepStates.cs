using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Follows USER, WORKDIR and SHELL through the stages of a Dockerfile.</summary>
internal static class StepStates
{
    /// <returns>For each instruction what holds before it.</returns>
    public static ImmutableArray<StepState> Of(Dockerfile file)
    {
        var start = new StepState(StartOf(file), null, null);
        var states = ImmutableArray.CreateBuilder<StepState>(file.Instructions.Length);
        var parents = file.Parents();
        var ends = new StepState[file.Stages.Length];
        var state = start;
        foreach (var instruction in file.Instructions)
        {
            if (instruction.Keyword == "FROM" && instruction.Stage >= 0)
            {
                if (instruction.Stage > 0)
                {
                    ends[instruction.Stage - 1] = state;
                }

                state = parents[instruction.Stage] is { } parent ? ends[parent.Index] : start;
            }

            states.Add(state);
            state = After(state, instruction);
        }

        return states.MoveToImmutable();
    }

    /// <summary>The back-tick as escape character is how Dockerfiles for Windows begin; a pragma of hadolint names the shell where the base image has another one.</summary>
    private static ShellUse StartOf(Dockerfile file)
    {
        foreach (var comment in file.Comments)
        {
            var words = comment.Text.Split([' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["hadolint", "shell", var shell, ..])
            {
                return ShellUse.Of([shell, "-c"]);
            }
        }

        return file.Escape == '`' ? ShellUse.Windows : ShellUse.Usual;
    }

    private static StepState After(StepState state, Instruction instruction) => instruction.Keyword switch
    {
        "SHELL" when instruction.IsJson => state with { Shell = ShellUse.Of([.. instruction.Arguments.Select(a => a.Value)]) },
        "USER" => state with { User = instruction },
        "WORKDIR" => state with { Workdir = instruction },
        _ => state,
    };
}
