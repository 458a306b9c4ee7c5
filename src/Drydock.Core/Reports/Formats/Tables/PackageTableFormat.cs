using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>What is installed, one package a line.</summary>
internal sealed class PackageTableFormat : IReportFormat
{
    private static readonly Column[] Columns =
    [
        new("NAME", Fit: Fit.Cut), new("VERSION", Fit: Fit.Cut), new("TYPE"), new("LAYER", IsRight: true), new("LICENSES", Fit: Fit.Cut), new("FOUND IN", Fit: Fit.Cut),
    ];

    public FormatInfo Info { get; } = new("table", "Packages, for people", IsSbom: true, IsScan: false);

    public void Write(Report report, ReportOptions options, Stream output)
    {
        using var page = new TextPage(output, options);
        foreach (var platform in report.Platforms)
        {
            ImagePart.Write(page, report, platform);
            var packages = platform.Inventory.Packages;
            if (!packages.IsEmpty)
            {
                page.Heading("Packages", new Cell(PackageCounts.Of(platform.Inventory), Tone.Quiet));
                page.Table(Columns, [.. packages.Select(p => Row(platform, p))]);
            }
            else
            {
                page.Heading("Packages", new Cell("none found", Tone.Warning));
            }

            GapPart.Write(page, platform);
        }
    }

    private static Cell[] Row(PlatformReport platform, InstalledPackage installed) =>
    [
        installed.Name,
        installed.Version,
        installed.Package.Ecosystem,
        platform.LayerAt(installed.Layer)?.Index.ToString() ?? "",
        string.Join(", ", installed.Licenses),
        new(string.Join(", ", installed.Locations), Tone.Quiet),
    ];
}
