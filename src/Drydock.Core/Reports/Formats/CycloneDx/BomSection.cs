using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>One platform of the report with the references its parts are known by in the document.</summary>
/// <param name="Key">Empty when there is one platform only; else the platform, made unique.</param>
/// <param name="OsRef">Null when the distribution is not known.</param>
/// <param name="PackageRefs">One for each package of the inventory, in its order.</param>
internal sealed record BomSection(PlatformReport Report, ImageName Name, Purl? Purl, string Key, string ImageRef, string? OsRef, string[] PackageRefs)
{
    /// <summary>A reference is the purl where that is unique, so that people can read the edges; what repeats is numbered.</summary>
    public static List<BomSection> All(Report report)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var sections = new List<BomSection>();
        foreach (var platform in report.Platforms)
        {
            var key = report.Platforms.Length == 1 ? "" : Unique(keys, platform.Platform.Length > 0 ? platform.Platform : "image", "#");
            var prefix = key.Length == 0 ? "" : key + "|";
            var purl = ImagePurls.Of(report, platform);
            var os = platform.Inventory.Os;
            sections.Add(new BomSection(
                platform,
                ImageName.Of(report, platform),
                purl,
                key,
                Unique(used, prefix + (purl?.ToString() ?? "image"), "#"),
                os is null ? null : Unique(used, $"{prefix}os:{os.Id}{(os.VersionId.Length > 0 ? "@" + os.VersionId : "")}", "#"),
                [.. platform.Inventory.Packages.Select(p => Unique(used, prefix + p.Purl, "|"))]));
        }

        return sections;
    }

    private static string Unique(HashSet<string> used, string wanted, string separator)
    {
        var unique = wanted;
        for (var number = 2; !used.Add(unique); number++)
        {
            unique = $"{wanted}{separator}{number}";
        }

        return unique;
    }
}
