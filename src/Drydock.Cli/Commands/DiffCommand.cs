using System.CommandLine;
using Drydock.Cli.Terminal;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Comparisons;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock diff BEFORE AFTER</c></summary>
internal static class DiffCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var before = new Argument<string>("BEFORE") { Description = "An image, an SBOM, or a report of 'drydock scan -f json'" };
        var image = new ImageOptions("AFTER");
        var format = new Option<string>("--format", "-f") { Description = "table, json or markdown", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
        var failOnNew = new Option<bool>("--fail-on-new") { Description = "End with exit code 1 when there is a finding that was not there before; without it the exit code is 0 whatever differs" };
        var command = new Command("diff", "Say what differs between two images, SBOMs or reports: packages, findings, settings") { before };
        image.AddTo(command);
        command.Add(format);
        command.Add(failOnNew);
        command.SetAction(async (result, cancel) =>
        {
            var write = WriterOf(result.GetRequiredValue(format));
            var comparison = await CompareAsync(result.GetRequiredValue(before), result, image, surroundings, cancel);
            using var buffered = new MemoryStream();
            write(comparison, new ReportOptions(null, surroundings.UseColor, surroundings.Width, result.GetValue(GlobalOptions.Verbose)), buffered);
            StandardOutput.Write(buffered.GetBuffer().AsSpan(0, (int)buffered.Length), surroundings.Output);
            return result.GetValue(failOnNew) && comparison.HasNewFindings ? ExitCodes.PolicyFailed : ExitCodes.Pass;
        });
        return command;
    }

    private static async Task<Comparison> CompareAsync(string before, ParseResult result, ImageOptions image, Surroundings surroundings, CancellationToken cancel)
    {
        var request = image.Read(result, surroundings);
        if (before == "-" && request.Argument == "-")
        {
            throw new DrydockException(ErrorCodes.BadArgument, "Comparing '-' with '-' failed: standard input can only be read once.", "Give one of the two a file.");
        }

        using var database = DatabasePlace.Open(surroundings);
        var reader = new ComparisonInput(new Judging(database, surroundings.Today), image.Cache(result, surroundings), result.GetValue(GlobalOptions.Quiet));
        return Comparison.Of(await reader.ReadAsync(request with { Argument = before }, cancel), await reader.ReadAsync(request, cancel));
    }

    private static Action<Comparison, ReportOptions, Stream> WriterOf(string format) => format switch
    {
        "table" => ComparisonTable.Write,
        "json" => (comparison, _, output) => ComparisonJson.Write(comparison, output),
        "markdown" => (comparison, _, output) => ComparisonMarkdown.Write(comparison, output),
        _ => throw new DrydockException(ErrorCodes.BadArgument, $"Choosing the form '{format}' failed: there is none of that name.", "Choose one of table, json, markdown."),
    };
}
