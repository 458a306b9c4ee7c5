using System.CommandLine;
using Drydock.Core.Verdicts;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock scan IMAGE</c></summary>
internal static class ScanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new ImageOptions();
        var output = new OutputOptions(isScan: true, "table");
        var policy = new PolicyOptions();
        var origin = new OriginOptions();
        var command = new Command("scan", "Say what is in an image, what is wrong with it, and whether it passes");
        image.AddTo(command);
        output.AddTo(command);
        policy.AddTo(command);
        origin.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var targets = output.Read(result);
            using var database = DatabasePlace.Open(surroundings);
            var judging = new Judging(database, surroundings.Today) { Policy = await policy.ReadAsync(result, surroundings, cancel), Origin = await origin.ReadAsync(result, cancel), NeedsTexts = targets.Any(t => t.Format.Info.Id != "table") };
            var report = await Inspection.RunAsync(image.Read(result, surroundings), image.Cache(result, surroundings), judging, result.GetValue(GlobalOptions.Quiet), cancel);
            ReportOutput.Write(report, targets, result.GetValue(GlobalOptions.Verbose), surroundings);
            return report.Platforms.Max(p => p.Verdict.Outcome) switch
            {
                Outcome.Pass => ExitCodes.Pass,
                Outcome.Incomplete => ExitCodes.Incomplete,
                _ => ExitCodes.PolicyFailed,
            };
        });
        return command;
    }
}
