using System.CommandLine;
using Drydock.Cli.Hooks;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock hook uninstall</c></summary>
internal static class HookUninstallCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("uninstall", "Take away the pre-commit hook that 'install' wrote");
        command.SetAction(async (result, cancel) =>
        {
            var git = await GitFolder.FindAsync(surroundings, cancel);
            var hook = new PreCommitHook(await git.HooksAsync(cancel), surroundings.Program);
            switch (await hook.IsOursAsync(cancel))
            {
                case false:
                    throw new DrydockException(ErrorCodes.OutputFailed, $"Taking away the hook '{hook.Path}' failed: Drydock did not write it.", "Take the line with 'hook run' out of it by hand.");
                case true:
                    File.Delete(hook.Path);
                    await result.InvocationConfiguration.Output.WriteLineAsync($"Taken away: {hook.Path}".AsMemory(), cancel);
                    break;
                case null:
                    await result.InvocationConfiguration.Output.WriteLineAsync($"There is none: {hook.Path}".AsMemory(), cancel);
                    break;
            }

            return ExitCodes.Pass;
        });
        return command;
    }
}
