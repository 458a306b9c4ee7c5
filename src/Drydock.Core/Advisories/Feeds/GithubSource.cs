using Drydock.Core.Advisories.Feeds.Osv;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>GitHub's reviewed advisories, as OSV records. <see href="https://github.com/github/advisory-database"/></summary>
/// <remarks>The downloads are the ecosystems that have no database of their own: theirs of PyPI, Go and crates.io are in <see cref="OsvSource"/>'s.</remarks>
internal sealed class GithubSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new("github", 1, "GitHub's reviewed advisories", "lang/github")
    {
        License = "GitHub Advisory Database, CC-BY-4.0",
        Downloads =
        [
            All("npm"),
            All("Maven"),
            All("NuGet"),
            All("RubyGems"),
            All("Packagist"),
            All("Hex"),
            All("Pub"),
            All("SwiftURL"),
            All("GitHub%20Actions"),
        ],
    };

    public void Read(FeedDocument document, FeedWriter writer)
    {
        // What nobody reviewed names no packages.
        if (document.Name.Contains("advisories/unreviewed/", StringComparison.Ordinal))
        {
            writer.Skip();
        }
        else
        {
            OsvDocument.Read(document, writer);
        }
    }

    private static FeedDownload All(string ecosystem) =>
        new(new Uri($"https://osv-vulnerabilities.storage.googleapis.com/{ecosystem}/all.zip"), $"lang/github/{ecosystem.Replace("%20", "-", StringComparison.Ordinal)}.zip");
}
