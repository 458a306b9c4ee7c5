using System.Collections.Immutable;
using Drydock.Cli.Commands;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Vex;
using Drydock.Core.Verdicts;
using Drydock.Core.Verdicts.Vex;

namespace Drydock.Cli.Hardening;

/// <summary>States as OpenVEX what was found before and is there no more.</summary>
internal static class FixedStatements
{
    private const string Author = "Unknown Author";

    /// <returns>False when there is nothing to state: the form has no way to say that, and no file is written.</returns>
    public static bool Write(string file, string image, IReadOnlyList<HardenedImage> done, Surroundings surroundings)
    {
        using var before = JsonParts.Parse(Json(image, done.Select(d => d.Before)), image);
        using var after = JsonParts.Parse(Json(image, done.Select(d => d.After ?? d.Before)), image);
        var time = VexOutput.Time(surroundings);
        ImmutableArray<VexStatement> statements = VexMerge.Of(ReportStatements.Read(after.RootElement, image, "", Author, time, before.RootElement));
        if (!statements.IsEmpty)
        {
            WholeFile.Write(file, $"the statements to '{file}'", output => OpenVexNote.Write(new VexNote(statements, Author, time, ProductVersion.Text), output));
        }

        return !statements.IsEmpty;
    }

    private static byte[] Json(string image, IEnumerable<PlatformReport> platforms)
    {
        using var json = new MemoryStream();
        ReportFormats.Find("json", isScan: true).Write(new Report(image, [.. platforms], null) { ToolVersion = ProductVersion.Text }, new ReportOptions(), json);
        return json.ToArray();
    }
}
