using System.CommandLine;
using Drydock.Cli.Destinations;
using Drydock.Cli.Hardening;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock patch IMAGE -o DEST</c></summary>
internal static class PatchCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new ImageOptions();
        var upgrades = new UpgradeArguments();
        var output = new OutcomeArguments();
        var policy = new PolicyOptions();
        var command = new Command("patch", "Raise packages of the distribution that have known vulnerabilities, in one added layer, without running anything") { PatchBundleCommand.Create(surroundings) };
        image.AddTo(command);
        output.AddTo(command);
        upgrades.AddTo(command, withChoice: true, withBundle: true);
        policy.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var request = image.Read(result, surroundings);
            var asked = await output.ReadAsync(result, cancel) with { Upgrade = await upgrades.ReadAsync(result, cancel) };
            using var repositories = new Repositories(upgrades.Bundle(result), request);
            using var database = DatabasePlace.Open(surroundings);
            var judging = new Judging(database, surroundings.Today) { Policy = await policy.ReadAsync(result, surroundings, cancel) };
            return await new HardenRun(request, image.Cache(result, surroundings), judging, asked, repositories.Opener, result.GetValue(GlobalOptions.Quiet)).RunAsync(cancel);
        });
        return command;
    }
}
