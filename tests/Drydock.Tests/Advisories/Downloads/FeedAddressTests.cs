using Drydock.Core.Advisories.Feeds;

namespace Drydock.Tests.Advisories.Downloads;

/// <summary>The addresses of feeds that sources list.</summary>
public sealed class FeedAddressTests
{
    [Fact]
    public void Every_feed_has_a_place_of_its_own_in_a_folder_of_its_source()
    {
        var all = AdvisorySources.All.SelectMany(s => s.Info.Downloads.Select(d => (s.Info, d.SaveAs, d.Address))).ToList();
        Assert.Equal(all.Count, all.DistinctBy(d => d.SaveAs).Count());
        Assert.All(all, d =>
        {
            Assert.Equal(Uri.UriSchemeHttps, d.Address.Scheme);
            Assert.Contains(d.Info.Folders, f => d.SaveAs.StartsWith(f + "/", StringComparison.Ordinal));
            Assert.DoesNotContain(d.SaveAs.Split('/'), part => part is "" or "." or "..");
        });
    }
}
