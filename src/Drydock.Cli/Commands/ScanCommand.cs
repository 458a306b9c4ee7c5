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

            // Both take a while, and neither needs the other; mistakes in either are told before any image is read.
            var opening = Task.Run(() => DatabasePlace.Open(surroundings), cancel);
            var choice = await policy.ReadAsync(result, surroundings, cancel);
            var from = await origin.ReadAsync(result, cancel);
            using var database = await opening;
            var judging = new Judging(database, surroundings.Today) { Policy = choice, Origin = from, NeedsTexts = targets.Any(t => t.Format.Info.Id != "table") };
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
