using Drydock.Core.Advisories.Feeds;

namespace Drydock.Tests.Advisories.Feeds;

/// <summary>Adding a source adds a fixture folder and no test code.</summary>
public sealed class FeedFixtureTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var fixture in FeedCase.All())
        {
            cases.Add(fixture.Source, fixture.Name);
        }

        return cases;
    }

    public static TheoryData<string> Ids() => [.. AdvisorySources.All.Select(s => s.Info.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fixture_gives_what_it_expects(string source, string name)
    {
        var fixture = new FeedCase(source, name);
        var run = fixture.Run();
        var actual = FeedRunJson.Write(run);
        if (Repository.UpdatesFixtures)
        {
            File.WriteAllText(fixture.ExpectedFile, actual);
        }

        Assert.True(File.Exists(fixture.ExpectedFile), $"{fixture} has no expected.json: run with UPDATE_FIXTURES=1 and read it");
        Assert.Equal(File.ReadAllText(fixture.ExpectedFile), actual);
        Assert.True(!fixture.IsMalformed || run.Gaps.Count > 0, $"{fixture} is malformed and gives no gap");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_source_is_shown_finding_and_meeting_bad_bytes(string source)
    {
        var runs = FeedCase.All().Where(c => c.Source == source).Select(c => (Case: c, Run: c.Run())).ToList();
        Assert.True(runs.Exists(r => r.Run.Advisories.Count > 0), $"{source} has no case that finds something");
        Assert.True(runs.Exists(r => r.Case.IsMalformed), $"{source} has no malformed case");
    }

    [Fact]
    public void Ids_are_unique() => Assert.Equal(AdvisorySources.All.Length, AdvisorySources.All.Select(s => s.Info.Id).Distinct(StringComparer.Ordinal).Count());
}
