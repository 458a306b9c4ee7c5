using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Inventories;
using Drydock.Core.Reports;
using Drydock.Tests.Advisories.Matching;
using static Drydock.Tests.Advisories.Matching.SampleDatabase;

namespace Drydock.Tests.Reports;

public sealed class ExplanationTests
{
    private const string Hostile = "a\e[2Jb\u202Ec\nd";
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Advisory Strange = Advisory("CVE-2099-0001", Fixed("npm", "widget", "2.0.0") with { Note = Hostile }) with
    {
        Aliases = ["GHSA-\e[31m"],
        Title = Hostile,
        Description = $"{Hostile} {new string('x', 300)}",
        References = [Hostile],
        Ratings = [new Rating(Hostile, Severity.High, null, Hostile)],
    };

    [Fact]
    public void A_story_names_versions_rank_and_what_to_do()
    {
        var story = Story();
        Assert.Contains("affected are versions < 2.0.0, compared with 1.0.0", story, StringComparison.Ordinal);
        Assert.Contains("Its rank: risk", story, StringComparison.Ordinal);
        Assert.Contains("go to version 2.0.0 or newer", story, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_feed_steers_a_terminal()
    {
        using var database = Of(("osv", [Strange]));
        string[] told = [Story(), .. DatabaseSearch.OfId(database, "CVE-2099-0001"), .. DatabaseSearch.OfPackage(database, Widget.Purl)];
        Assert.NotEmpty(told[1..]);
        Assert.All(told, t => Assert.DoesNotContain(t.Where(c => c != '\n'), c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format));
    }

    private static InstalledPackage Widget => PurlPackages.Of(Purl.TryParse("pkg:npm/widget@1.0.0", out var purl) ? purl : throw new InvalidOperationException());

    private static string Story()
    {
        using var database = Of(("osv", [Strange]));
        var stories = new Matcher(database, withTexts: true, Today).Explain(new Inventory { Packages = [Widget] }, "CVE-2099-0001");
        return string.Join('\n', Explanation.Lines(stories, Today));
    }
}
