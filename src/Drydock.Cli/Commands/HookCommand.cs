using System.CommandLine;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock hook install|uninstall|run</c></summary>
internal static class HookCommand
{
    public static Command Create(Surroundings surroundings) => new("hook", "Look at Dockerfiles before git commits them")
    {
        HookInstallCommand.Create(surroundings),
        HookUninstallCommand.Create(surroundings),
        HookRunCommand.Create(surroundings),
    };
}
