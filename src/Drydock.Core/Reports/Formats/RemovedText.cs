using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats;

/// <summary>A removed package in one line, for formats that have no place of their own for it.</summary>
internal static class RemovedText
{
    public static string Of(PlatformReport report, RemovedPackage removed) =>
        $"{removed.Purl} introduced in {LayerName(report, removed.Layer)} ({removed.Location}), deleted or replaced in {LayerName(report, removed.DeletedBy)}";

    private static string LayerName(PlatformReport report, int index) => report.LayerAt(index)?.DiffId?.ToString() ?? $"layer {index}";
}
