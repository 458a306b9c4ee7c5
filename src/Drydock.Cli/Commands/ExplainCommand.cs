using System.CommandLine;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Reports;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock explain ID [IMAGE]</c></summary>
internal static class ExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var id = new Argument<string>("ID") { Description = "Any name of the vulnerability: CVE-2023-4911, GHSA-…, DSA-…" };
        var image = new ImageOptions();
        image.Image.Arity = ArgumentArity.ZeroOrOne;
        var command = new Command("explain", "Tell the whole story of a vulnerability: evidence, versions compared, sources, rank, what to do") { id };
        image.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            using var database = DatabasePlace.Open(surroundings);
            var name = result.GetRequiredValue(id);
            var lines = result.GetValue(image.Image) is null ? DatabaseSearch.OfId(database, name) : await OfImageAsync(database, name, result, image, surroundings, cancel);
            if (lines.Count == 0)
            {
                await surroundings.Error.WriteLineAsync($"drydock: nothing is known of '{name}'{(result.GetValue(image.Image) is { } argument ? $" in the packages of '{argument}'" : "")}".AsMemory(), cancel);
                return ExitCodes.PolicyFailed;
            }

            foreach (var line in lines)
            {
                await result.InvocationConfiguration.Output.WriteLineAsync(line.AsMemory(), cancel);
            }

            return ExitCodes.Pass;
        });
        return command;
    }

    private static async Task<List<string>> OfImageAsync(AdvisoryDatabase database, string id, ParseResult result, ImageOptions image, Surroundings surroundings, CancellationToken cancel)
    {
        var report = await Inspection.RunAsync(image.Read(result, surroundings), image.Cache(result, surroundings), Judging.OfNothing, result.GetValue(GlobalOptions.Quiet), cancel);
        var lines = new List<string>();
        foreach (var platform in report.Platforms)
        {
            var stories = new Matcher(database, withTexts: true, surroundings.Today).Explain(platform.Inventory, id);
            if (!stories.IsEmpty)
            {
                lines.AddRange(report.Platforms.Length > 1 ? [$"{platform.Platform}:"] : []);
                lines.AddRange(Explanation.Lines(stories, surroundings.Today));
            }
        }

        return lines;
    }
}
