using System.CommandLine;
using Drydock.Cli.Linting;
using Drydock.Cli.Terminal;
using Drydock.Core.Findings;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Linting;
using Drydock.Core.Verdicts.Linting;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock rules [--alias CODE] [--preset NAME]</c></summary>
internal static class RulesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var alias = new Option<string?>("--alias") { Description = "Only what this name means: another tool's code (DL3008, CKV_DOCKER_3), or an id or name of ours", HelpName = "CODE" };
        var preset = new Option<string?>("--preset") { Description = $"Only the rules of a preset of 'lint', with its severities: {string.Join(", ", LintPresets.Names)}; default@1 for a version of it", HelpName = "PRESET" };
        var format = new Option<string>("--format", "-f") { Description = "Form: text, json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var command = new Command("rules", "List every rule: how bad it is, how it is mended, and what other tools call it") { alias, preset, format };
        command.SetAction(result =>
        {
            var isJson = IsJson(result.GetRequiredValue(format));
            var rules = Choose(result.GetValue(preset), result.GetValue(alias));
            using var buffered = new MemoryStream();
            if (isJson)
            {
                RuleList.WriteJson(rules, buffered);
            }
            else
            {
                RuleList.WriteText(rules, new ReportOptions(UseColor: surroundings.UseColor, Width: surroundings.Width), buffered);
            }

            StandardOutput.Write(buffered.GetBuffer().AsSpan(0, (int)buffered.Length), surroundings.Output);
            return ExitCodes.Pass;
        });
        return command;
    }

    private static List<ListedRule> Choose(string? preset, string? alias)
    {
        var all = preset is null
            ? Rules.All.Select(r => new ListedRule(r, r.Severity))
            : new LintConfig { Preset = preset }.ToPlan().Rules.Select(r => new ListedRule(r.Rule.Info, r.Severity));
        if (alias is null)
        {
            return [.. all];
        }

        var named = RuleChoice.Require(alias);
        var chosen = all.Where(r => named.Exists(n => n.Id == r.Info.Id)).ToList();
        return chosen.Count > 0 ? chosen : throw new DrydockException(
            ErrorCodes.BadArgument, $"Choosing '{alias}' failed: the preset '{preset}' has no such rule.", $"It is {string.Join(", ", named.Select(n => $"{n.Id} {n.Name}"))}; leave --preset out to see it.");
    }

    private static bool IsJson(string format) => format switch
    {
        "json" => true,
        "text" => false,
        _ => throw new DrydockException(ErrorCodes.BadArgument, $"Choosing the form '{format}' failed: there is none of that name.", "Choose one of text, json."),
    };
}
