using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Scoring;

/// <summary>The equations of version 2.0. <see href="https://www.first.org/cvss/v2/guide"/>, section 3.2.</summary>
internal static class Cvss2
{
    // In the order of the values in CvssMetrics.V2.
    private static readonly ImmutableArray<decimal> AccessVector = [0.395m, 0.646m, 1.0m];
    private static readonly ImmutableArray<decimal> AccessComplexity = [0.35m, 0.61m, 0.71m];
    private static readonly ImmutableArray<decimal> Authentication = [0.45m, 0.56m, 0.704m];
    private static readonly ImmutableArray<decimal> Impact = [0m, 0.275m, 0.660m];
    private static readonly ImmutableArray<decimal> Exploitability = [1m, 0.85m, 0.9m, 0.95m, 1m];
    private static readonly ImmutableArray<decimal> RemediationLevel = [1m, 0.87m, 0.90m, 0.95m, 1m];
    private static readonly ImmutableArray<decimal> ReportConfidence = [1m, 0.90m, 0.95m, 1m];
    private static readonly ImmutableArray<decimal> CollateralDamage = [0m, 0m, 0.1m, 0.3m, 0.4m, 0.5m];
    private static readonly ImmutableArray<decimal> TargetDistribution = [1m, 0m, 0.25m, 0.75m, 1m];
    private static readonly ImmutableArray<decimal> Requirement = [1m, 0.5m, 1m, 1.51m];

    public static CvssScore Score(CvssVector vector)
    {
        var impact = ImpactOf(vector, 1, 1, 1);
        var scored = Base(vector, impact);
        var overall = vector.HasAny("CDP", "TD", "CR", "IR", "AR") ? Environmental(vector) : Temporal(vector, scored);
        return new CvssScore((double)scored, (double)overall);
    }

    private static decimal ImpactOf(CvssVector vector, decimal confidentiality, decimal integrity, decimal availability) =>
        10.41m * (1 - ((1 - (Impact[vector["C"]] * confidentiality)) * (1 - (Impact[vector["I"]] * integrity)) * (1 - (Impact[vector["A"]] * availability))));

    private static decimal Base(CvssVector vector, decimal impact)
    {
        var exploitability = 20 * AccessVector[vector["AV"]] * AccessComplexity[vector["AC"]] * Authentication[vector["Au"]];
        return Round(((0.6m * impact) + (0.4m * exploitability) - 1.5m) * (impact == 0 ? 0 : 1.176m));
    }

    private static decimal Temporal(CvssVector vector, decimal scored) =>
        Round(scored * Exploitability[vector["E"]] * RemediationLevel[vector["RL"]] * ReportConfidence[vector["RC"]]);

    private static decimal Environmental(CvssVector vector)
    {
        var impact = Math.Min(10, ImpactOf(vector, Requirement[vector["CR"]], Requirement[vector["IR"]], Requirement[vector["AR"]]));
        var temporal = Temporal(vector, Base(vector, impact));
        return Round((temporal + ((10 - temporal) * CollateralDamage[vector["CDP"]])) * TargetDistribution[vector["TD"]]);
    }

    private static decimal Round(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
