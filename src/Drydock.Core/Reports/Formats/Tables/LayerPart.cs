using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>The layers, and what each brought.</summary>
internal static class LayerPart
{
    private static readonly Column[] Columns =
    [
        new("#", IsRight: true), new("STORED", IsRight: true), new("UNPACKED", IsRight: true), new("FILES", IsRight: true), new("PACKAGES", IsRight: true), new("MADE BY", Fit: Fit.Cut),
    ];

    /// <summary>Of layers an SBOM knows only their names.</summary>
    private static readonly Column[] NamesOnly = [new("#", IsRight: true), new("PACKAGES", IsRight: true), new("DIFF ID")];

    public static void Write(TextPage page, PlatformReport platform)
    {
        if (platform.Inventory.Layers.IsEmpty)
        {
            return;
        }

        var packages = platform.Inventory.Packages.CountBy(p => p.Layer).ToDictionary(c => c.Key, c => c.Value);
        page.Heading("Layers");
        if (platform.Image is null)
        {
            page.Table(NamesOnly, [.. platform.Inventory.Layers.Select(l => new Cell[] { l.Index.ToString(), Amount.Of(packages.GetValueOrDefault(l.Index)), l.DiffId?.ToString() ?? "" })]);
            return;
        }

        page.Table(Columns, [.. platform.Inventory.Layers.Select(l => Row(l, packages.GetValueOrDefault(l.Index), platform.Build?.LineOf(l.Index)))]);
    }

    private static Cell[] Row(LayerSummary layer, int packages, int? line) =>
    [
        layer.Index.ToString(),
        Amount.Bytes(layer.CompressedSize),
        Amount.Bytes(layer.Bytes),
        Amount.Of(layer.Files),
        packages == 0 ? "" : Amount.Of(packages),
        (line is null ? "" : $"line {line}: ") + (layer.CreatedBy.Length > 0 ? BuildStep.Shorten(layer.CreatedBy) : layer.DiffId?.ToString() ?? ""),
    ];
}
