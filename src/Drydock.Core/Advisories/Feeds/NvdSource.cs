using Drydock.Core.Advisories.Feeds.Nvd;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>
/// The National Vulnerability Database: pages and feeds of API 2.0, the feeds 1.1 that it gave up, and the configurations that others make in its
/// format for CVEs that it has not analyzed. <see href="https://nvd.nist.gov/developers/vulnerabilities"/>
/// </summary>
/// <remarks>
/// CPE criteria become statements in the space <c>cpe</c>, named <c>vendor:product</c>, for applications only: operating systems and hardware are no
/// packages. What else must be there ("running on") is the statement's note. Software made for a platform of its own, such as a WordPress plugin, has
/// <c>target_sw=wordpress</c> as its channel, so that nothing else of this name is taken for it.
/// </remarks>
internal sealed class NvdSource : IAdvisorySource
{
    private const int FirstYear = 2002;
    private const int LastYear = 2026;

    public SourceInfo Info { get; } = new("nvd", 1, "NVD: ratings, and CPE ranges for software that no package manager owns", "intel/nvd", "intel/nvd-1.1", "intel/nvd-data-overrides")
    {
        IsAboutEveryCve = true,
        License = "NVD, public domain; NVD data overrides, Anchore, CC0-1.0",
        Downloads = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(Download)],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        var name = document.FileName;
        if (!name.EndsWith(".json", StringComparison.Ordinal) || name.Contains("schema", StringComparison.Ordinal))
        {
            writer.Skip();
            return;
        }

        if (!name.StartsWith("CVE-", StringComparison.Ordinal))
        {
            new FeedJsonItems(document, "vulnerabilities", "CVE_Items").Read(writer, item => NvdRecords.Read(item, writer));
            return;
        }

        using var json = FeedJson.Parse(document, writer);
        if (json is not null)
        {
            NvdRecords.Read(json.RootElement, writer);
        }
    }

    private static FeedDownload Download(int year) =>
        new(new Uri($"https://nvd.nist.gov/feeds/json/cve/2.0/nvdcve-2.0-{year}.json.gz"), $"intel/nvd/nvdcve-2.0-{year}.json.gz");
}
