using System.CommandLine;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db pull REFERENCE</c></summary>
internal static class DbPullCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var registry = new RegistryChoice("What 'drydock db push' put into a registry; a digest (…@sha256:…) pins one state");
        var command = new Command("pull", "Take the database from a registry; only what is not here is fetched, and everything is checked");
        registry.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            await using var store = registry.Open(result, surroundings);
            await new DatabaseExchange(surroundings, result.GetValue(GlobalOptions.Quiet)).TakeAsync(store, result.InvocationConfiguration.Output, cancel);
            return ExitCodes.Pass;
        });
        return command;
    }
}
