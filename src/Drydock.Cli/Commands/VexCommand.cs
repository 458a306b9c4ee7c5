using System.CommandLine;
using Drydock.Core.Reports;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Baselines;
using Drydock.Core.Verdicts.Vex;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock vex create|merge</c></summary>
internal static class VexCommand
{
    public static Command Create(Surroundings surroundings) => new("vex", "Statements about vulnerabilities, for others to read") { CreateCreate(surroundings), CreateMerge(surroundings) };

    private static Command CreateCreate(Surroundings surroundings)
    {
        var image = new ImageOptions();
        var policy = new PolicyOptions();
        var output = new VexOutput();
        var product = new Option<string?>("--product") { Description = "What the statements are about, as a purl. Default: the image by its digest", HelpName = "PURL" };
        var since = new Option<string?>("--since") { Description = "An earlier report (-o json=FILE): what it found and is there no more is stated to be fixed", HelpName = "REPORT" };
        var command = new Command("create", "Make statements of what was decided about an image, or of a report of it (-o json=FILE)") { product, since };
        image.AddTo(command);
        policy.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var name = result.GetRequiredValue(image.Image);
            var report = await BaselineFiles.IsReportAsync(name, cancel)
                ? await BaselineFiles.ReadBytesAsync(name, cancel)
                : await ScanAsync(result, image, policy, surroundings, cancel);
            using var read = JsonParts.Parse(report, name);
            using var earlier = result.GetValue(since) is { } file ? JsonParts.Parse(await BaselineFiles.ReadBytesAsync(file, cancel), file) : null;
            if (earlier is not null)
            {
                BaselineFiles.RequireReport(earlier.RootElement, result.GetValue(since)!);
            }

            output.Write(result, ReportStatements.Read(read.RootElement, name, result.GetValue(product) ?? "", output.Author(result), VexOutput.Time(surroundings), earlier?.RootElement), surroundings);
            return ExitCodes.Pass;
        });
        return command;
    }

    private static Command CreateMerge(Surroundings surroundings)
    {
        var files = new Argument<string[]>("FILE") { Description = "VEX documents: OpenVEX, CycloneDX or CSAF, as JSON", Arity = ArgumentArity.OneOrMore };
        var output = new VexOutput();
        var command = new Command("merge", "Put documents together: of what is said about the same thing the last stays") { files };
        output.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var statements = new List<VexStatement>();
            foreach (var file in result.GetRequiredValue(files))
            {
                var document = await VexFiles.ReadAsync(file, cancel);
                statements.AddRange(document.Statements);
                foreach (var notice in document.Notices)
                {
                    await surroundings.Error.WriteLineAsync($"drydock: {notice.Message}".AsMemory(), cancel);
                }
            }

            output.Write(result, statements, surroundings);
            return ExitCodes.Pass;
        });
        return command;
    }

    private static async Task<byte[]> ScanAsync(ParseResult result, ImageOptions image, PolicyOptions policy, Surroundings surroundings, CancellationToken cancel)
    {
        using var database = DatabasePlace.Open(surroundings);
        var judging = new Judging(database, surroundings.Today) { Policy = await policy.ReadAsync(result, surroundings, cancel) };
        var report = await Inspection.RunAsync(image.Read(result, surroundings), image.Cache(result, surroundings), judging, result.GetValue(GlobalOptions.Quiet), cancel);
        using var json = new MemoryStream();
        ReportFormats.Find("json", isScan: true).Write(report, new ReportOptions(), json);
        return json.ToArray();
    }
}
