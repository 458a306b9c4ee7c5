using Drydock.Cli.Sources;
using Drydock.Cli.Terminal;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Hardenings;

namespace Drydock.Cli.Hardening;

/// <summary>Tells what was done: on standard output, and in the files that the user names.</summary>
internal static class HardenOutput
{
    public static void Write(SourceRequest request, HardenRequest asked, IReadOnlyList<HardenedImage> done)
    {
        var surroundings = request.Surroundings;
        var profile = done.Select(d => d.Plan.Profile).FirstOrDefault(p => p.Length > 0) ?? "patch";
        var report = new HardeningReport(request.Argument, asked.Destination ?? "", profile, [.. done.Select(d => d.Told)]) { ToolVersion = ProductVersion.Text };
        foreach (var (format, file) in asked.Reports)
        {
            WholeFile.Write(file, $"the report '{format}' to '{file}'", output => Write(report, format, new ReportOptions(), output));
        }

        if (asked is { Vex: { } vex, Destination: not null } && !FixedStatements.Write(vex, request.Argument, done, surroundings))
        {
            surroundings.Error.WriteLine($"drydock: '{vex}' was not written: nothing that is known was fixed, and OpenVEX has no way to say nothing.");
        }

        using var buffered = new MemoryStream();
        if (asked.Destination is null && asked.Format == "json")
        {
            PlanJson.Write(done.Select(d => d.Plan), buffered);
            buffered.WriteByte((byte)'\n');
        }
        else
        {
            Write(report, asked.Format, new ReportOptions(null, surroundings.UseColor, surroundings.Width), buffered);
        }

        StandardOutput.Write(buffered.GetBuffer().AsSpan(0, (int)buffered.Length), surroundings.Output);
    }

    private static void Write(HardeningReport report, string format, ReportOptions options, Stream output)
    {
        switch (format)
        {
            case "json":
                HardeningJson.Write(report, output);
                break;
            case "html":
                HardeningHtml.Write(report, output);
                break;
            default:
                HardeningTable.Write(report, options, output);
                break;
        }
    }
}
