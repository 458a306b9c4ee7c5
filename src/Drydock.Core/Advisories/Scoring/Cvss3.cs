using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Scoring;

/// <summary>The equations of versions 3.0 and 3.1. <see href="https://www.first.org/cvss/v3-1/specification-document"/>, section 7; <see href="https://www.first.org/cvss/v3-0/specification-document"/>, section 8.</summary>
internal static class Cvss3
{
    // In the order of the values in CvssMetrics.V3.
    private static readonly ImmutableArray<decimal> AttackVector = [0.85m, 0.62m, 0.55m, 0.2m];
    private static readonly ImmutableArray<decimal> AttackComplexity = [0.77m, 0.44m];
    private static readonly ImmutableArray<decimal> PrivilegesRequired = [0.85m, 0.62m, 0.27m];
    private static readonly ImmutableArray<decimal> PrivilegesRequiredChanged = [0.85m, 0.68m, 0.5m];
    private static readonly ImmutableArray<decimal> UserInteraction = [0.85m, 0.62m];
    private static readonly ImmutableArray<decimal> Impact = [0.56m, 0.22m, 0m];
    private static readonly ImmutableArray<decimal> ExploitMaturity = [1m, 0.91m, 0.94m, 0.97m, 1m];
    private static readonly ImmutableArray<decimal> RemediationLevel = [1m, 0.95m, 0.96m, 0.97m, 1m];
    private static readonly ImmutableArray<decimal> ReportConfidence = [1m, 0.92m, 0.96m, 1m];
    private static readonly ImmutableArray<decimal> Requirement = [1m, 0.5m, 1m, 1.5m];

    public static CvssScore Score(CvssVector vector, bool isVersion31)
    {
        var scored = Base(vector, isVersion31);
        var overall = vector.HasAny("CR", "IR", "AR", "MAV", "MAC", "MPR", "MUI", "MS", "MC", "MI", "MA")
            ? Environmental(vector, isVersion31)
            : RoundUp(scored * Temporal(vector), isVersion31);
        return new CvssScore((double)scored, (double)overall);
    }

    private static decimal Base(CvssVector vector, bool isVersion31)
    {
        var isChanged = vector["S"] == 1;
        var lost = 1 - ((1 - Impact[vector["C"]]) * (1 - Impact[vector["I"]]) * (1 - Impact[vector["A"]]));
        var impact = isChanged ? (7.52m * (lost - 0.029m)) - (3.25m * Power(lost - 0.02m, 15)) : 6.42m * lost;
        var exploitability = Exploitability(vector["AV"], vector["AC"], vector["PR"], vector["UI"], isChanged);
        return Join(impact, exploitability, isChanged, isVersion31);
    }

    private static decimal Environmental(CvssVector vector, bool isVersion31)
    {
        var isChanged = vector.Modified("S", "MS") == 1;
        var kept = (1 - (Requirement[vector["CR"]] * Impact[vector.Modified("C", "MC")]))
            * (1 - (Requirement[vector["IR"]] * Impact[vector.Modified("I", "MI")]))
            * (1 - (Requirement[vector["AR"]] * Impact[vector.Modified("A", "MA")]));
        var lost = Math.Min(1 - kept, 0.915m);
        var power = isVersion31 ? Power((lost * 0.9731m) - 0.02m, 13) : Power(lost - 0.02m, 15);
        var impact = isChanged ? (7.52m * (lost - 0.029m)) - (3.25m * power) : 6.42m * lost;
        var exploitability = Exploitability(vector.Modified("AV", "MAV"), vector.Modified("AC", "MAC"), vector.Modified("PR", "MPR"), vector.Modified("UI", "MUI"), isChanged);
        return RoundUp(Join(impact, exploitability, isChanged, isVersion31) * Temporal(vector), isVersion31);
    }

    private static decimal Exploitability(int vector, int complexity, int privileges, int interaction, bool isChanged) =>
        8.22m * AttackVector[vector] * AttackComplexity[complexity] * (isChanged ? PrivilegesRequiredChanged : PrivilegesRequired)[privileges] * UserInteraction[interaction];

    private static decimal Join(decimal impact, decimal exploitability, bool isChanged, bool isVersion31) =>
        impact <= 0 ? 0 : RoundUp(Math.Min((isChanged ? 1.08m : 1m) * (impact + exploitability), 10), isVersion31);

    private static decimal Temporal(CvssVector vector) => ExploitMaturity[vector["E"]] * RemediationLevel[vector["RL"]] * ReportConfidence[vector["RC"]];

    private static decimal Power(decimal value, int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= value;
        }

        return power;
    }

    /// <summary>The next tenth upward; version 3.1 forgives what lies beyond the fifth decimal (appendix A).</summary>
    private static decimal RoundUp(decimal value, bool isVersion31) =>
        Math.Ceiling((isVersion31 ? Math.Round(value, 5, MidpointRounding.AwayFromZero) : value) * 10) / 10;
}
