using System.CommandLine;
using Drydock.Cli.Linting;
using Drydock.Cli.Terminal;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Findings;
using Drydock.Core.Reports;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock explain ID|RULE [IMAGE]</c></summary>
internal static class ExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var id = new Argument<string>("ID") { Description = "Any name of a vulnerability (CVE-2023-4911, GHSA-…, DSA-…) or of a rule (DF100, apt-command, DL3027)" };
        var image = new ImageOptions();
        image.Image.Arity = ArgumentArity.ZeroOrOne;
        var command = new Command("explain", "Tell the whole story of a vulnerability: evidence, versions compared, sources, rank, what to do; or print the page of a rule") { id };
        image.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            var name = result.GetRequiredValue(id);
            if (RuleChoice.Find(name) is { Count: > 0 } rules)
            {
                await result.InvocationConfiguration.Output.WriteAsync(PagesOf(rules, surroundings).AsMemory(), cancel);
                return ExitCodes.Pass;
            }

            using var database = DatabasePlace.Open(surroundings);
            var lines = result.GetValue(image.Image) is null ? DatabaseSearch.OfId(database, name) : await OfImageAsync(database, name, result, image, surroundings, cancel);
            if (lines.Count == 0)
            {
                await surroundings.Error.WriteLineAsync(Unknown(name, result.GetValue(image.Image)).AsMemory(), cancel);
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

    /// <summary>A foreign code may mean several rules.</summary>
    private static string PagesOf(List<RuleInfo> rules, Surroundings surroundings)
    {
        var text = new PageText(surroundings.UseColor, surroundings.Width);
        return string.Join('\n', rules.Select(r => RulePages.Find(r)).OfType<string>().Select(text.Of));
    }

    private static string Unknown(string name, string? image)
    {
        if (image is not null)
        {
            return $"drydock: nothing is known of '{name}' in the packages of '{image}'";
        }

        var hint = RuleChoice.Nearest(name) is { } near ? $"Did you mean '{near}'?" : "'drydock rules' lists the rules; 'drydock db status' says which vulnerabilities are known.";
        return $"drydock: '{name}' is no rule, and the database knows no vulnerability of that name\n  {hint}";
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
