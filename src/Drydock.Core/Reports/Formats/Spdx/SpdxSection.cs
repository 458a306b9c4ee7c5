using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Spdx;

/// <summary>One platform of the report with the identifiers of its parts.</summary>
/// <param name="Prefix">Empty when there is one platform only; else the platform and a space.</param>
/// <param name="FileIds">One for each package; null where the package is not one file with a known SHA-1.</param>
/// <param name="OsId">Null when the distribution is not known.</param>
internal sealed record SpdxSection(PlatformReport Report, ImageName Name, Purl? Purl, string Prefix, string ImageId, string? OsId, string[] PackageIds, string?[] FileIds)
{
    public static List<SpdxSection> All(Report report)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { "SPDXRef-DOCUMENT" };
        var sections = new List<SpdxSection>();
        foreach (var platform in report.Platforms)
        {
            var prefix = report.Platforms.Length == 1 ? "" : platform.Platform + " ";
            var os = platform.Inventory.Os;
            sections.Add(new SpdxSection(
                platform,
                ImageName.Of(report, platform),
                ImagePurls.Of(report, platform),
                prefix,
                Unique(used, $"Image-{prefix}"),
                os is null ? null : Unique(used, $"OperatingSystem-{prefix}{os.Id}-{os.VersionId}"),
                [.. platform.Inventory.Packages.Select(p => Unique(used, $"Package-{prefix}{p.Package.Ecosystem}-{p.Name}-{p.Version}"))],
                [.. platform.Inventory.Packages.Select(p => IsOneFile(p) ? Unique(used, $"File-{prefix}{p.Locations[0]}") : null)]));
        }

        return sections;
    }

    /// <summary>A Java archive's SHA-1 is the file's; that of other packages is of what was downloaded, or of a header.</summary>
    private static bool IsOneFile(InstalledPackage installed) =>
        installed is { Analyzer: "java-archive", Locations.Length: 1 } && installed.Package.Hashes.GetValueOrDefault("sha1") is { Length: 40 } hash && hash.All(char.IsAsciiHexDigitLower);

    private static string Unique(HashSet<string> used, string text)
    {
        var wanted = "SPDXRef-" + SpdxNames.IdString(text.TrimEnd(' ', '-'));
        var unique = wanted;
        for (var number = 2; !used.Add(unique); number++)
        {
            unique = $"{wanted}-{number}";
        }

        return unique;
    }
}
