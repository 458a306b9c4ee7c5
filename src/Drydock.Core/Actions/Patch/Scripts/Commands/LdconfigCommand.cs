using Drydock.Core.Actions.Patch.Linking;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>ldconfig</c>.</summary>
internal sealed class LdconfigCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["ldconfig", "ldconfig.real"];

    public int Run(CommandCall call)
    {
        if (call.Arguments is not ([] or ["-r", "/"] or ["-r/"]))
        {
            throw call.Unknown();
        }

        if (new LinkerCache(call.Tree, call.Database.Architecture).Update() is { } problem)
        {
            throw new UnknownCommandException($"ldconfig: {problem}");
        }

        call.Did("ldconfig");
        return 0;
    }
}
