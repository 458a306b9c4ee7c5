using System.CommandLine;
using Drydock.Oci.Layers;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock sbom IMAGE</c></summary>
internal static class SbomCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new ImageOptions();
        var output = new OutputOptions(isScan: false, "cyclonedx-json");
        var command = new Command("sbom", "Write what is in an image as an SBOM");
        image.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var targets = output.Read(result);
            var isQuiet = result.GetValue(GlobalOptions.Quiet);
            var report = await Inspection.RunAsync(image.Read(result, surroundings), image.Cache(result, surroundings), Judging.OfNothing, isQuiet, cancel);
            ReportOutput.Write(report, targets, result.GetValue(GlobalOptions.Verbose), surroundings);
            var gaps = report.Platforms.Sum(p => p.Inventory.Gaps.Count(g => g.Kind != GapKind.Skipped));
            if (gaps > 0 && !isQuiet)
            {
                await surroundings.Error.WriteLineAsync($"drydock: {gaps} {(gaps == 1 ? "gap" : "gaps")}: parts of the image could not be looked at. The SBOM lists them; 'drydock scan' explains them.");
            }

            return ExitCodes.Pass;
        });
        return command;
    }
}
