using System.CommandLine;
using Drydock.Core.Reports;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>Which reports go where: <c>-f</c> picks the form on standard output, each <c>-o FORMAT=FILE</c> adds a file.</summary>
internal sealed class OutputOptions(bool isScan, string normal)
{
    private static readonly string[] StandardOutput = ["-", ""];

    private readonly Option<string?> format = new("--format", "-f")
    {
        Description = $"Form on standard output: {Names(isScan)} [default: {normal}]",
        HelpName = "FORMAT",
    };

    private readonly Option<string[]> outputs = new("--output", "-o")
    {
        Description = isScan ? "Also write FORMAT to FILE; can be given several times" : "Also write FORMAT to FILE; can be given several times. Without -f, standard output then stays empty; FORMAT alone means standard output",
        HelpName = "FORMAT=FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> specVersion = new("--spec-version") { Description = "Version, for the formats that have it: cyclonedx-json 1.4 to 1.7 [default: 1.6], spdx-json 2.3", HelpName = "VERSION" };

    public void AddTo(Command command)
    {
        command.Add(format);
        command.Add(outputs);
        command.Add(specVersion);
    }

    /// <summary>Every report to write. Wrong names are found here, before any work is done.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public IReadOnlyList<OutputTarget> Read(ParseResult result)
    {
        var files = (result.GetValue(outputs) ?? []).Select(Split).ToList();
        var targets = new List<OutputTarget>();
        if (result.GetValue(format) is { } chosen)
        {
            targets.Add(new OutputTarget(ReportFormats.Find(chosen, isScan), null));
        }
        else if (!files.Exists(f => f.File is null) && (isScan || files.Count == 0))
        {
            targets.Add(new OutputTarget(ReportFormats.Find(normal, isScan), null));
        }

        targets.AddRange(files.Select(f => new OutputTarget(ReportFormats.Find(f.Format, isScan), f.File)));
        if (targets.Count(t => t.File is null) > 1)
        {
            throw new DrydockException(ErrorCodes.BadArgument, "Choosing the reports failed: more than one is to go to standard output.", "Give all but one a file: -o FORMAT=FILE.");
        }

        return [.. targets.Select(t => t with { SpecVersion = VersionFor(t, result.GetValue(specVersion), targets) })];
    }

    /// <summary>A version is for the formats that have it; one that no format has is a mistake.</summary>
    private static string? VersionFor(OutputTarget target, string? asked, List<OutputTarget> all) =>
        asked is null || (!Has(target, asked) && all.Exists(t => Has(t, asked))) ? null : ReportFormats.SpecVersion(target.Format.Info, asked);

    private static bool Has(OutputTarget target, string version) => target.Format.Info.SpecVersions.Contains(version, StringComparer.Ordinal);

    private static (string Format, string? File) Split(string text)
    {
        var equals = text.IndexOf('=');
        var file = equals < 0 ? "" : text[(equals + 1)..];
        return (equals < 0 ? text : text[..equals], StandardOutput.Contains(file, StringComparer.Ordinal) ? null : file);
    }

    private static string Names(bool isScan) => string.Join(", ", (isScan ? ReportFormats.OfScan : ReportFormats.OfSbom).Select(f => f.Info.Id));
}
