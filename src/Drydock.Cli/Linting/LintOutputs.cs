using System.CommandLine;
using Drydock.Cli.Terminal;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Linting;
using Drydock.Oci.Content;

namespace Drydock.Cli.Linting;

/// <summary>Which reports of findings in Dockerfiles go where.</summary>
internal sealed class LintOutputs
{
    private readonly Option<string> format = new("--format", "-f") { Description = $"Form on standard output: {string.Join(", ", LintFormatList.All.Select(f => f.Id))}", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };

    private readonly Option<string[]> outputs = new("--output", "-o") { Description = "Also write FORMAT to FILE; can be given several times", HelpName = "FORMAT=FILE", AllowMultipleArgumentsPerToken = false };

    public void AddTo(Command command)
    {
        command.Add(format);
        command.Add(outputs);
    }

    /// <summary>Wrong names are found here, before any work is done.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public (ILintFormat Standard, List<(ILintFormat Format, string File)> Files) Read(ParseResult result) =>
        (LintFormatList.Find(result.GetRequiredValue(format)), [.. (result.GetValue(outputs) ?? []).Select(Split)]);

    public static void Write(LintReport report, (ILintFormat Standard, List<(ILintFormat Format, string File)> Files) targets, bool isSilent, Surroundings surroundings)
    {
        foreach (var (format, file) in targets.Files)
        {
            WholeFile.Write(Path.GetFullPath(file, surroundings.Folder), $"the report '{format.Id}' to '{file}'", output => format.Write(report, new ReportOptions(), output));
        }

        if (!isSilent)
        {
            using var buffered = new MemoryStream();
            targets.Standard.Write(report, new ReportOptions(UseColor: surroundings.UseColor, Width: surroundings.Width), buffered);
            StandardOutput.Write(buffered.GetBuffer().AsSpan(0, (int)buffered.Length), surroundings.Output);
        }
    }

    private static (ILintFormat Format, string File) Split(string text)
    {
        var equals = text.IndexOf('=');
        return equals > 0 && equals + 1 < text.Length
            ? (LintFormatList.Find(text[..equals]), text[(equals + 1)..])
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading --output '{text}' failed: it is not FORMAT=FILE.", "Write -o sarif=lint.sarif; -f chooses the form on standard output.");
    }
}
