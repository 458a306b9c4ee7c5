namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>update-rc.d</c>: links of services of System V. Those that are there stay; new ones are not made here.</summary>
internal sealed class RunlevelCommand : IScriptCommand
{
    private static readonly string[] Levels = ["0", "1", "2", "3", "4", "5", "6", "S"];

    public IReadOnlyList<string> Names { get; } = ["update-rc.d"];

    public int Run(CommandCall call)
    {
        if (call.Context.FindProgram(call.Name) is null)
        {
            return 127;
        }

        if (call.Arguments is not [var service, "defaults" or "defaults-disabled" or "enable", ..])
        {
            throw call.Unknown();
        }

        return Levels.SelectMany(l => call.Tree.Files.Names($"etc/rc{l}.d")).Any(n => n.Length > 3 && n[0] is 'S' or 'K' && n[3..] == service) ? 0 : throw call.Unknown();
    }
}
