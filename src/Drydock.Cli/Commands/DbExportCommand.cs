using System.CommandLine;
using Drydock.Oci.Stores;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db export FILE</c></summary>
internal static class DbExportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "The archive to write, for example drydock-db.tar" };
        var command = new Command("export", "Write the database as one file, an OCI archive, for machines without a network") { file };
        command.SetAction(async (result, cancel) =>
        {
            await using var archive = OciArchiveWriter.Create(result.GetRequiredValue(file));
            var exchange = new DatabaseExchange(surroundings, result.GetValue(GlobalOptions.Quiet));
            var descriptor = await exchange.GiveAsync(archive, "latest", cancel);
            archive.Complete();
            await result.InvocationConfiguration.Output.WriteLineAsync($"{archive.Name}: {exchange.Given} written, {descriptor.Digest}".AsMemory(), cancel);
            return ExitCodes.Pass;
        });
        return command;
    }
}
