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
    public void Only_a_critical_finding_fails(Severity severity, Outcome outcome) => Assert.Equal(outcome, Decide([Finding(severity)], []).Outcome);

    [Fact]
    public void A_gap_leaves_the_answer_open() => Assert.Equal(Outcome.Incomplete, Decide([Finding(Severity.High)], [Gap]).Outcome);

    [Fact]
    public void A_failure_stands_in_spite_of_gaps() => Assert.Equal(Outcome.Fail, Decide([Finding(Severity.Critical)], [Gap]).Outcome);

    [Fact]
    public void Every_finding_and_every_gap_has_its_decision_in_order()
    {
        var decisions = Decide([Finding(Severity.Low), Finding(Severity.Critical)], [Gap]).Decisions;
        Assert.Equal(["IM001", "IM001", "gap"], decisions.Select(d => d.Subject));
        Assert.Equal([Outcome.Pass, Outcome.Fail, Outcome.Incomplete], decisions.Select(d => d.Outcome));
        Assert.Contains("'etc/x'", decisions[2].Reason, StringComparison.Ordinal);
    }

    private static Verdict Decide(Finding[] findings, Gap[] gaps) => Gate.Decide(new GateInput([.. findings], [.. gaps], new DateOnly(2026, 1, 1)));

    private static Finding Finding(Severity severity) => new(Rules.Image[0].Info, severity, "", new Location(""));
}
