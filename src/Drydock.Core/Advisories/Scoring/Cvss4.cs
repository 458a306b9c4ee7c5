namespace Drydock.Core.Advisories.Scoring;

/// <summary>Scores vectors of version 4.0. <see href="https://www.first.org/cvss/v4-0/specification-document"/>, section 8.</summary>
/// <remarks>
/// A vector belongs to a MacroVector: one level in each of six equivalence sets, of which the third and the sixth go together. The MacroVector has a
/// score. How far the vector lies below the most severe ones of its MacroVector, in each set, takes a part of the way to the score of the next lower
/// MacroVector in that set; the mean of these parts is taken off.
/// </remarks>
internal static class Cvss4
{
    // A little more than zero, so that what is halfway between two tenths is rounded up although binary fractions are inexact.
    private const double Epsilon = 1e-6;

    public static CvssScore Score(CvssVector vector) => new(Evaluate(new Cvss4Metrics(vector.BaseOnly())), Evaluate(new Cvss4Metrics(vector)));

    private static double Evaluate(Cvss4Metrics metrics)
    {
        if (metrics.HasNoImpact)
        {
            return 0;
        }

        var macro = metrics.MacroVector;
        var score = Cvss4Scores.Of(macro) / 10.0;
        var taken = 0.0;
        var count = 0;
        foreach (var (lower, part) in Steps(metrics, macro))
        {
            if (lower >= 0)
            {
                count++;
                taken += (score - (lower / 10.0)) * part;
            }
        }

        score -= count == 0 ? 0 : taken / count;
        return Math.Floor((Math.Clamp(score, 0, 10) + Epsilon) * 10 + 0.5) / 10;
    }

    /// <summary>For each set the score of the next lower MacroVector (-1 when there is none), and how much of the way to it lies between the vector and the most severe one.</summary>
    private static (int Lower, double Part)[] Steps(Cvss4Metrics metrics, Cvss4MacroVector macro) =>
    [
        (Cvss4Scores.Of(macro with { Eq1 = macro.Eq1 + 1 }), Cvss4Severest.Eq1(metrics, macro.Eq1)),
        (Cvss4Scores.Of(macro with { Eq2 = macro.Eq2 + 1 }), Cvss4Severest.Eq2(metrics, macro.Eq2)),
        (LowerOfEq36(macro), Cvss4Severest.Eq36(metrics, macro.Eq36)),
        (Cvss4Scores.Of(macro with { Eq4 = macro.Eq4 + 1 }), Cvss4Severest.Eq4(metrics, macro.Eq4)),
        // The fifth set has one metric, so that each of its levels has one value and no distance.
        (Cvss4Scores.Of(macro with { Eq5 = macro.Eq5 + 1 }), 0),
    ];

    /// <summary>From 00 two ways lead down, to 01 and to 10: the higher score counts.</summary>
    private static int LowerOfEq36(Cvss4MacroVector macro) => macro.Eq36 switch
    {
        0 => Math.Max(Cvss4Scores.Of(macro with { Eq36 = 1 }), Cvss4Scores.Of(macro with { Eq36 = 2 })),
        1 or 2 => Cvss4Scores.Of(macro with { Eq36 = 3 }),
        3 => Cvss4Scores.Of(macro with { Eq36 = 4 }),
        _ => -1,
    };
}
