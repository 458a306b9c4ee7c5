using System.CommandLine;
using Drydock.Cli.Hooks;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock hook install</c></summary>
internal static class HookInstallCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var force = new Option<bool>("--force") { Description = "Replace a pre-commit hook that somebody else wrote" };
        var command = new Command("install", "Write a pre-commit hook into the repository that refuses commits whose staged Dockerfiles fail 'drydock lint'") { force };
        command.SetAction(async (result, cancel) =>
        {
            var git = await GitFolder.FindAsync(surroundings, cancel);
            var hook = new PreCommitHook(await git.HooksAsync(cancel), surroundings.Program);
            if (await hook.IsOursAsync(cancel) == false && !result.GetValue(force))
            {
                throw new DrydockException(
                    ErrorCodes.OutputFailed, $"Writing the hook '{hook.Path}' failed: there is one already that Drydock did not write.", $"Add this line to it, or replace it with --force: {hook.Line}");
            }

            hook.Write();
            await result.InvocationConfiguration.Output.WriteLineAsync($"Staged Dockerfiles are looked at before every commit: {hook.Path}".AsMemory(), cancel);
            return ExitCodes.Pass;
        });
        return command;
    }
}
