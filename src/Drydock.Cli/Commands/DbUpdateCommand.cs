using System.CommandLine;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db update</c></summary>
internal static class DbUpdateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var mirror = new Option<string?>("--feeds-url") { Description = "A web server of your own that has the feeds as docs/guides/database.md lays them out, instead of their publishers. Also DRYDOCK_FEEDS_URL", HelpName = "URL" };
        var caFile = new Option<string?>("--ca-file") { Description = "Certificates (PEM) to trust beside the system's", HelpName = "FILE" };
        var choice = new SourceChoice();
        var command = new Command("update", "Fetch what changed of the feeds where they are published, and make the database of them") { mirror, caFile };
        choice.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var update = new DatabaseUpdate(surroundings, choice.Read(result), result.GetValue(mirror) ?? surroundings.Environment("DRYDOCK_FEEDS_URL"), result.GetValue(caFile), result.GetValue(GlobalOptions.Quiet));
            return await update.RunAsync(result.GetValue(GlobalOptions.Verbose), result.InvocationConfiguration.Output, cancel);
        });
        return command;
    }
}
