using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Verdicts;

public sealed class GateTests
{
    private static readonly Gap Gap = new("etc/x", GapKind.Malformed, "it does not follow its format");

    [Fact]
    public void Nothing_found_and_nothing_missed_passes()
    {
        var verdict = Decide([], []);
        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Empty(verdict.Decisions);
    }

    [Theory]
    [InlineData(Severity.Info, Outcome.Pass)]
    [InlineData(Severity.High, Outcome.Pass)]
    [InlineData(Severity.Critical, Outcome.Fail)]
    public void Of_what_rules_find_only_the_critical_fails(Severity severity, Outcome outcome) => Assert.Equal(outcome, Decide([SampleFindings.Rule(severity: severity)], []).Outcome);

    [Fact]
    public void A_gap_leaves_the_answer_open() => Assert.Equal(Outcome.Incomplete, Decide([SampleFindings.Rule()], [Gap]).Outcome);

    [Fact]
    public void A_failure_stands_in_spite_of_gaps() => Assert.Equal(Outcome.Fail, Decide([SampleFindings.Rule(severity: Severity.Critical)], [Gap]).Outcome);

    [Fact]
    public void Every_finding_and_every_gap_has_its_decision_in_order()
    {
        var decisions = Decide([SampleFindings.Rule(severity: Severity.Low), SampleFindings.Vulnerability()], [Gap]).Decisions;
        Assert.Equal(["IM001", "CVE-2099-0001", "gap"], decisions.Select(d => d.Subject));
        Assert.Equal([Outcome.Pass, Outcome.Fail, Outcome.Incomplete], decisions.Select(d => d.Outcome));
        Assert.Equal(["", "known-exploited", ""], decisions.Select(d => d.Rule));
        Assert.Equal("CVE-2099-0001 in libssl3 3.0.11-1 is critical and fixed in 3.0.13-1: rule 'known-exploited' fails it, because it is known to be exploited.", decisions[1].Reason);
        Assert.Contains("'etc/x'", decisions[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_package_speaks_for_does_not_count_and_stays()
    {
        var covered = new Coverage(SampleFindings.OpenSsl.Purl, "Debian's package brings it, and Debian says it is fixed.");
        var verdict = Gate.Decide(SampleFindings.Input(SampleFindings.Vulnerability(with: v => v with { Covered = covered })));
        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Equal(new Suppression(SuppressionKind.Covered, SampleFindings.OpenSsl.Purl.ToString(), covered.Reason), Assert.Single(verdict.Decisions).Suppression);
    }

    [Theory]
    [InlineData(7, Outcome.Pass)]
    [InlineData(8, Outcome.Incomplete)]
    [InlineData(-400, Outcome.Pass)]
    public void An_old_database_leaves_the_answer_open(int age, Outcome outcome)
    {
        var verdict = Gate.Decide(SampleFindings.Input() with { Database = new DatabaseFacts("db") { Newest = SampleFindings.Today.AddDays(-age) } });
        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal(outcome == Outcome.Pass ? [] : [NoticeKind.DatabaseStale], verdict.Notices.Select(n => n.Kind));
    }

    [Fact]
    public void A_missing_database_leaves_the_answer_open()
    {
        var verdict = Gate.Decide(SampleFindings.Input() with { Database = new DatabaseFacts("db") { Missing = "it does not exist" } });
        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        Assert.Contains("because it does not exist", Assert.Single(verdict.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_says_nothing_of_its_age_or_comes_from_tomorrow_leaves_the_answer_open()
    {
        Assert.Equal(Outcome.Incomplete, Gate.Decide(SampleFindings.Input() with { Database = new DatabaseFacts("db") }).Outcome);
        Assert.Equal(Outcome.Incomplete, Gate.Decide(SampleFindings.Input() with { Database = new DatabaseFacts("db") { Newest = SampleFindings.Today, Built = SampleFindings.Today.AddDays(3) } }).Outcome);
    }

    private static Verdict Decide(Finding[] findings, Gap[] gaps) => Gate.Decide(SampleFindings.Input([.. findings]) with { Gaps = [.. gaps] });
}
