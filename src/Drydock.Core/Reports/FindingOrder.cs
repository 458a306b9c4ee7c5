using System.Collections.Immutable;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports;

/// <summary>The order in which reports tell findings: worst first, then by risk, rule, vulnerability, place and words; of equals the one found first.</summary>
internal static class FindingOrder
{
    /// <param name="verdict">Its decisions are about the findings in their order.</param>
    public static ImmutableArray<JudgedFinding> Of(ImmutableArray<Finding> findings, Verdict verdict)
    {
        var judged = new JudgedFinding[findings.Length];
        var order = new int[findings.Length];
        for (var i = 0; i < judged.Length; i++)
        {
            judged[i] = new JudgedFinding(findings[i], i < verdict.Decisions.Length ? verdict.Decisions[i] : null);
            order[i] = i;
        }

        Array.Sort(order, (left, right) => Compare(judged[left], judged[right]) is var by and not 0 ? by : left - right);
        return [.. order.Select(i => judged[i])];
    }

    private static int Compare(JudgedFinding left, JudgedFinding right)
    {
        var by = ((int)right.Severity).CompareTo((int)left.Severity);
        by = by != 0 ? by : RiskOf(right).CompareTo(RiskOf(left));
        by = by != 0 ? by : string.CompareOrdinal(left.Finding.Rule.Id, right.Finding.Rule.Id);
        by = by != 0 ? by : string.CompareOrdinal(left.Finding.Vulnerability?.Id, right.Finding.Vulnerability?.Id);
        by = by != 0 ? by : string.CompareOrdinal(left.Finding.At.Path, right.Finding.At.Path);
        return by != 0 ? by : string.CompareOrdinal(left.Finding.Message, right.Finding.Message);
    }

    private static double RiskOf(JudgedFinding judged) => judged.Finding.Vulnerability?.Risk ?? 0;
}
