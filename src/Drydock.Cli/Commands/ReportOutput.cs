using Drydock.Cli.Terminal;
using Drydock.Core.Reports;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>Writes reports: to standard output, or to a file that is there whole or not at all.</summary>
internal static class ReportOutput
{
    public static void Write(Report report, IReadOnlyList<OutputTarget> targets, bool isVerbose, Surroundings surroundings)
    {
        // Files first: they are there even when the reader of standard output leaves early.
        foreach (var target in targets.OrderBy(t => t.File is null))
        {
            if (target.File is null)
            {
                WriteStandardOutput(report, target, isVerbose, surroundings);
            }
            else
            {
                WholeFile.Write(target.File, $"the report '{target.Format.Info.Id}' to '{target.File}'", file => target.Format.Write(report, new ReportOptions(target.SpecVersion, Verbose: isVerbose), file));
            }
        }
    }

    private static void WriteStandardOutput(Report report, OutputTarget target, bool isVerbose, Surroundings surroundings)
    {
        using var buffered = new MemoryStream();
        target.Format.Write(report, new ReportOptions(target.SpecVersion, surroundings.UseColor, surroundings.Width, isVerbose), buffered);
        StandardOutput.Write(buffered.GetBuffer().AsSpan(0, (int)buffered.Length), surroundings.Output);
    }
}
