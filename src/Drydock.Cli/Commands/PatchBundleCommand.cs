using System.CommandLine;
using Drydock.Cli.Hardening;
using Drydock.Core.Repositories;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock patch bundle IMAGE --to FILE</c></summary>
internal static class PatchBundleCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new ImageOptions();
        var upgrades = new UpgradeArguments();
        var file = new Option<string>("--output", "-o") { Description = "The file to write", HelpName = "FILE", Required = true };
        var command = new Command("bundle", "Fetch what patching an image needs into one file, for a machine without a network (--offline-bundle)");
        image.AddTo(command);
        upgrades.AddTo(command, withChoice: true, withBundle: false);
        command.Add(file);
        command.SetAction(async (result, cancel) =>
        {
            var request = image.Read(result, surroundings);
            var path = result.GetRequiredValue(file);
            using var repositories = new Repositories(null, request);
            var recorder = new BundleRecorder(repositories.Opener);
            using var database = DatabasePlace.Open(surroundings);
            var asked = new HardenRequest(null, null, null) { Upgrade = await upgrades.ReadAsync(result, cancel) };
            var code = await new HardenRun(request, image.Cache(result, surroundings), new Judging(database, surroundings.Today), asked, recorder, result.GetValue(GlobalOptions.Quiet)).RunAsync(cancel);
            await recorder.WriteAsync(path, cancel);
            return code;
        });
        return command;
    }
}
