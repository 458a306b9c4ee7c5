using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary><c>312: 88 deb, 200 npm, 24 pypi</c>.</summary>
internal static class PackageCounts
{
    public static string Of(Inventory inventory)
    {
        var counts = inventory.Packages.CountBy(p => p.Package.Ecosystem).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal);
        return $"{Amount.Of(inventory.Packages.Length)}: {string.Join(", ", counts.Select(c => $"{Amount.Of(c.Value)} {c.Key}"))}";
    }
}
