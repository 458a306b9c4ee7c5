using System.CommandLine;
using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Reports;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db build --from FOLDER</c></summary>
internal static class DbBuildCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var from = new Option<string>("--from") { Description = "Folder with feeds, laid out as docs/feeds.md says: os/alpine-secdb/…, lang/PyPI/…, intel/kev/…", HelpName = "FOLDER", Required = true };
        var choice = new SourceChoice();
        var command = new Command("build", "Make the database of local copies of feeds; what did not change is not made again") { from };
        choice.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var isQuiet = result.GetValue(GlobalOptions.Quiet);
            var (manifest, failed) = await Task.Run(() => DatabaseBuild.Run(surroundings, result.GetRequiredValue(from), choice.Read(result), choice.IsPartial(result), isQuiet, cancel), cancel);
            await DatabaseBuild.TellAsync(manifest, failed, result.GetValue(GlobalOptions.Verbose), result.InvocationConfiguration.Output, surroundings, cancel);
            return failed.IsEmpty ? ExitCodes.Pass : ExitCodes.Incomplete;
        });
        return command;
    }
}
