using System.CommandLine;
using Drydock.Cli.Hardening;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock harden IMAGE -o DEST</c></summary>
internal static class HardenCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new ImageOptions();
        var output = new OutcomeArguments();
        var options = new HardenArguments();
        var upgrades = new UpgradeArguments();
        var proof = new ProofArguments();
        var policy = new PolicyOptions();
        var command = new Command("harden", "Write a smaller, patched, least-privilege image that still works, and tell what was done");
        image.AddTo(command);
        output.AddTo(command);
        options.AddTo(command);
        proof.AddTo(command);
        upgrades.AddTo(command, withChoice: false, withBundle: true);
        policy.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var request = image.Read(result, surroundings);
            var asked = await output.ReadAsync(result, cancel);
            asked = asked with { Options = await options.ReadAsync(result, cancel) with { Layers = asked.Layers }, Kit = options.Kit(result), Proof = proof.Read(result, surroundings), Upgrade = await upgrades.ReadAsync(result, cancel) };
            using var repositories = new Repositories(upgrades.Bundle(result), request);
            using var database = DatabasePlace.Open(surroundings);
            var judging = new Judging(database, surroundings.Today) { Policy = await policy.ReadAsync(result, surroundings, cancel) };
            return await new HardenRun(request, image.Cache(result, surroundings), judging, asked, repositories.Opener, result.GetValue(GlobalOptions.Quiet)).RunAsync(cancel);
        });
        return command;
    }
}
