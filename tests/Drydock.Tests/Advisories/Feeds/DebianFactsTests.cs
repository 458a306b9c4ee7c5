using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Feeds;

namespace Drydock.Tests.Advisories.Feeds;

/// <summary>UPDATE_FACTS=FOLDER, with the changelogs that <c>tools/debian-facts</c> fetched, makes the tables anew.</summary>
public sealed class DebianFactsTests
{
    private const int LargestTable = 1 << 20;

    public static TheoryData<string> Releases() => [.. DebianFacts.Releases.Select(r => r.Release)];

    static DebianFactsTests()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_FACTS") is { Length: > 0 } folders)
        {
            DebianFacts.WriteAll(folders);
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_table_is_read_without_a_gap_and_is_as_its_summary_says(string release)
    {
        var advisories = new List<Advisory>();
        var gaps = new List<FeedGap>();
        using var stream = File.OpenRead(DebianFacts.TableOf(release));
        var document = new FeedDocument("os/debian-facts/", $"debian-{release}.tsv", stream, LargestTable);
        new DebianChangelogSource().Read(document, new FeedWriter(document, advisories.Add, gaps.Add));
        using var summary = JsonDocument.Parse(File.ReadAllBytes(DebianFacts.Summary));
        var described = summary.RootElement.GetProperty("snapshots").EnumerateArray().Single(s => s.GetProperty("space").GetString() == $"debian:{release}");

        Assert.Empty(gaps);
        Assert.All(advisories, a => Assert.Equal($"debian:{release}", a.Affected[0].Space));
        Assert.Equal(described.GetProperty("fixes").GetInt32(), advisories.Count);
        Assert.Equal(described.GetProperty("date").GetString(), advisories.Max(a => a.Published)?.ToString("O"));
        Assert.Equal(advisories.Count, advisories.Select(a => (a.Id, a.Affected[0].Name)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_table_is_sorted(string release)
    {
        var lines = File.ReadAllLines(DebianFacts.TableOf(release));
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }
}
