using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Cli.Destinations;
using Drydock.Core.Actions.Plans;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Cli.Hardening;

/// <summary>The options of commands that write an image: where to, what is told, and a plan that is shown or applied.</summary>
internal sealed class OutcomeArguments
{
    private static readonly string[] ReportForms = ["table", "json", "html"];

    private readonly Option<string?> output = new("--output", "-o") { Description = $"Where the image goes: {DestinationOpener.Help}", HelpName = "DEST" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Write nothing: print the plan, as a table or with -f json in the form that --plan takes" };
    private readonly Option<string?> plan = new("--plan") { Description = "Apply this plan, which a dry run wrote, instead of making one", HelpName = "FILE" };
    private readonly Option<string?> layers = new("--layers") { Description = "append (reuse all layers), rewrite (leave out of a layer what is deleted) or flatten (one layer); default by what is done", HelpName = "MODE" };
    private readonly Option<string> format = new("--format", "-f") { Description = "table or json, on standard output", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
    private readonly Option<string[]> reports = new("--report") { Description = $"Also write FORMAT ({string.Join(", ", ReportForms)}) to FILE; can be given several times", HelpName = "FORMAT=FILE", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> vex = new("--vex-output") { Description = "Also write an OpenVEX document that states what was fixed", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[output, dryRun, plan, layers, format, reports, vex])
        {
            command.Add(option);
        }
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>, <see cref="ErrorCodes.BadPlan"/></exception>
    public async Task<HardenRequest> ReadAsync(ParseResult result, CancellationToken cancel)
    {
        var destination = result.GetValue(output);
        if (destination is null == !result.GetValue(dryRun))
        {
            var name = result.CommandResult.Command.Name;
            throw new DrydockException(
                ErrorCodes.BadArgument,
                destination is null ? $"Running 'drydock {name}' failed: no destination is named." : $"Running 'drydock {name}' failed: a dry run writes nothing, and a destination is named.",
                "Give -o DEST, or --dry-run to see the plan.");
        }

        var file = result.GetValue(plan);
        return new HardenRequest(null, destination, file is null ? null : PlanJson.Read(await BoundedReader.ReadFileAsync(file, Limits.Default.FeedDocumentBytes, cancel), file))
        {
            Format = Choices.OneOf(result.GetRequiredValue(format), "form", "table", "json"),
            Reports = [.. (result.GetValue(reports) ?? []).Select(Split)],
            Layers = result.GetValue(layers) is { } mode ? Choices.Of<LayerMode>(mode, "way of layers") : null,
            Vex = result.GetValue(vex),
        };
    }

    private static (string Format, string File) Split(string text)
    {
        var parts = text.Split('=', 2);
        return parts is [var form, { Length: > 0 } file]
            ? (Choices.OneOf(form, "form of report", ReportForms), file)
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading --report '{text}' failed: it is not FORMAT=FILE.", $"Write for example --report html=hardened.html; there are {string.Join(", ", ReportForms)}.");
    }
}
