using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories;

/// <summary>Adding an analyzer adds a fixture folder and no test code.</summary>
public sealed class AnalyzerFixtureTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var fixture in AnalyzerCase.All())
        {
            cases.Add(fixture.Analyzer, fixture.Name);
        }

        return cases;
    }

    public static TheoryData<string> Ids() => [.. Analyzers.All.Select(a => a.Info.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fixture_gives_what_it_expects(string analyzer, string name)
    {
        var fixture = new AnalyzerCase(analyzer, name);
        var run = fixture.Run();
        var actual = FactJson.Write(run);
        if (Repository.UpdatesFixtures)
        {
            File.WriteAllText(fixture.ExpectedFile, actual);
        }

        Assert.True(File.Exists(fixture.ExpectedFile), $"{fixture} has no expected.json: run with UPDATE_FIXTURES=1 and read it");
        Assert.Equal(File.ReadAllText(fixture.ExpectedFile), actual);
        Assert.True(run.Files > 0, $"{fixture} holds no file that {analyzer} asks for");
        Assert.True(!fixture.IsMalformed || run.Gaps.Count > 0, $"{fixture} is malformed and gives no gap");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_analyzer_is_shown_finding_finding_nothing_and_meeting_bad_bytes(string analyzer)
    {
        var runs = AnalyzerCase.All().Where(c => c.Analyzer == analyzer).Select(c => (Case: c, Run: c.Run())).ToList();
        Assert.True(runs.Exists(r => r.Run.Facts.Count > 0), $"{analyzer} has no case that finds something");
        Assert.True(runs.Exists(r => r.Run.Files > 0 && r.Run.Facts.Count == 0 && r.Run.Gaps.Count == 0), $"{analyzer} has no case of a sound file without facts");
        Assert.True(runs.Exists(r => r.Case.IsMalformed), $"{analyzer} has no malformed case");
    }

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Analyzers.All.Length, Analyzers.All.Select(a => a.Info.Id).Distinct(StringComparer.Ordinal).Count());
}
