using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Reports;

/// <summary>What somebody decided about the sample vulnerabilities: one of every kind of suppression, a warning and notices.</summary>
internal static class SampleDecisions
{
    public static readonly DateOnly Today = new(2099, 6, 1);

    public static Verdict Of(ImmutableArray<Finding> findings, ImmutableArray<Gap> gaps)
    {
        var verdict = Gate.Decide(new GateInput(findings, gaps, Today));
        return verdict with
        {
            Decisions = [.. verdict.Decisions.Select((d, i) => i < findings.Length ? Decide(findings[i], d) : d)],
            Policy = "drydock.yaml",
            Notices =
            [
                new Notice(NoticeKind.ExpiredWaiver, Outcome.Warn, "The waiver for CVE-2098-0009 ended on 2099-05-01.", "drydock.yaml:12"),
                new Notice(NoticeKind.DatabaseStale, Outcome.Incomplete, "The advisory database is 30 days old, and newer vulnerabilities are not in it."),
            ],
        };
    }

    private static Decision Decide(Finding finding, Decision decision) => decision.Subject switch
    {
        "CVE-2099-0003" => Suppress(decision, new Suppression(SuppressionKind.Baseline, "last.json", "It was there before.")),
        "CVE-2099-0006" => Suppress(decision, new Suppression(SuppressionKind.Vex, "Shop security team", "The module is not built in.") { Place = "https://shop.example.com/vex/7", Justification = "vulnerable_code_not_present" }),
        "CVE-2099-0007" when finding.At.Path.Contains("/x/", StringComparison.Ordinal) =>
            Suppress(decision, new Suppression(SuppressionKind.Waiver, "kim@shop.example.com", "Only tests use it.", new DateOnly(2099, 12, 31)) { Place = "drydock.yaml:7" }),
        "CVE-2099-0008" => Suppress(decision, new Suppression(SuppressionKind.Policy, "drydock.yaml", "No fix will come.")),
        "GHSA-dddd-eeee-ffff" => decision with { Outcome = Outcome.Warn, Rule = "new-ones", Reason = "GHSA-dddd-eeee-ffff in @babel/core is high, and until 2099-06-15 only warns.", GraceUntil = new DateOnly(2099, 6, 15) },
        "IM003" => Suppress(decision, new Suppression(SuppressionKind.Waiver, "kim@shop.example.com", "su is needed by the entry point.", new DateOnly(2099, 9, 30))),
        _ => decision,
    };

    private static Decision Suppress(Decision decision, Suppression suppression) =>
        decision with { Outcome = Outcome.Pass, Reason = $"{decision.Subject} does not count: {suppression.Why}", Suppression = suppression };
}
