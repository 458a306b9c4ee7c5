using System.CommandLine;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db push REFERENCE</c></summary>
internal static class DbPushCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var registry = new RegistryChoice("Where in a registry: registry.example/security/drydock-db:latest");
        var command = new Command("push", "Put the database into a registry, as an OCI artifact; what is there already is not sent again");
        registry.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            await using var store = registry.Open(result, surroundings);
            var exchange = new DatabaseExchange(surroundings, result.GetValue(GlobalOptions.Quiet));
            var descriptor = await exchange.GiveAsync(store, name: null, cancel);
            await result.InvocationConfiguration.Output.WriteLineAsync($"{store.Name}: {exchange.Given} sent, {descriptor.Digest}".AsMemory(), cancel);
            return ExitCodes.Pass;
        });
        return command;
    }
}
