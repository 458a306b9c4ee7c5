using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>A call of a package manager.</summary>
/// <param name="MayHaveMore">Whether options may come out of a variable or another command.</param>
internal sealed record PackageCall(Step Step, PackageTool Tool, CommandLine Line, bool MayHaveMore)
{
    /// <summary>As written, without its folder.</summary>
    public string Name => Step.Name ?? "";

    /// <summary>Null without one, or when it depends on something.</summary>
    public string? Subcommand => Line.Subcommand;

    public ShellWord SubcommandWord => Line.Operands.IsEmpty ? Step.Use.NameWord : Line.Operands[0];

    public bool IsInstall => Subcommand is { } name && Tool.Installs.Contains(name);

    /// <summary>What stands behind the subcommand: packages, where it installs.</summary>
    public ImmutableArray<ShellWord> Operands => Line.SubcommandOperands;

    public static IEnumerable<PackageCall> Of(DockerfileSubject subject, params ReadOnlySpan<PackageTool> tools) => Of(subject, subject.Steps, tools);

    public static IEnumerable<PackageCall> Of(DockerfileSubject subject, IEnumerable<Step> steps, params ReadOnlySpan<PackageTool> tools)
    {
        var calls = new List<PackageCall>();
        foreach (var step in steps)
        {
            foreach (var tool in tools)
            {
                if (Arguments(step.Use, tool) is { } arguments)
                {
                    var line = CommandLine.Of(arguments, tool.Valued.AsSpan());
                    calls.Add(new PackageCall(step, tool, line, line.HasUnknown && line.Operands.Any(o => MayHoldOption(subject, step, o))));
                }
            }
        }

        return calls;
    }

    /// <summary>Behind its name, or behind <c>python -m pip</c>; null when it is not called.</summary>
    private static ImmutableArray<ShellWord>? Arguments(CommandUse use, PackageTool tool)
    {
        if (use.Name is not { } name)
        {
            return null;
        }

        if (tool.Names.Contains(name) || (tool == PackageTool.Pip && name.StartsWith("pip3.", StringComparison.Ordinal)))
        {
            return use.Arguments;
        }

        if (tool != PackageTool.Pip || !name.StartsWith("python", StringComparison.Ordinal))
        {
            return null;
        }

        for (var i = 0; i + 1 < use.Arguments.Length && use.Arguments[i].Value is ['-', ..] option; i++)
        {
            if (option == "-m")
            {
                return use.Arguments[i + 1].Value == "pip" ? use.Arguments[(i + 2)..] : null;
            }
        }

        return null;
    }

    private static bool MayHoldOption(DockerfileSubject subject, Step step, ShellWord word) => word.Parts switch
    {
        [ParameterExpansion { Operator: "" } variable, ..] when subject.Scopes.At(step.Instruction).ValueOf(variable.Name) is { } value => value.Contains('-') && value.Split(' ').Any(v => v.StartsWith('-')),
        [ParameterExpansion or CommandSubstitution, ..] => true,
        _ => false,
    };
}
