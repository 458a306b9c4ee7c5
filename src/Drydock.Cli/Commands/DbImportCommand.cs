using System.CommandLine;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db import FILE</c></summary>
internal static class DbImportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "What 'drydock db export' wrote, or any OCI archive of such an artifact" };
        var command = new Command("import", "Take the database from a file; everything is checked, and nothing changes unless all is sound") { file };
        command.SetAction(async (result, cancel) =>
        {
            await using var archive = ArchiveStore.Open(result.GetRequiredValue(file), Limits.Default, ArchiveForm.Oci);
            await new DatabaseExchange(surroundings, result.GetValue(GlobalOptions.Quiet)).TakeAsync(archive, result.InvocationConfiguration.Output, cancel);
            return ExitCodes.Pass;
        });
        return command;
    }
}
