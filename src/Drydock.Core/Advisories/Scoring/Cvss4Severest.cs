using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Scoring;

/// <summary>The most severe vectors of each level of each equivalence set, and how deep the level is: section 8.2 and tables 24 to 30 of the specification.</summary>
/// <remarks>
/// Several vectors can be the most severe of a level, none of them worse than another in every metric. The distance is taken from the first one that is
/// nowhere less severe than the vector. The sets have no metric in common, so that each is looked at alone.
/// </remarks>
internal static class Cvss4Severest
{
    // Levels as in Cvss4Metrics. AV, PR, UI.
    private static readonly ImmutableArray<ImmutableArray<int[]>> Eq1Tops = [[[0, 0, 0]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[3, 0, 0], [1, 1, 1]]];
    private static readonly ImmutableArray<int> Eq1Depths = [1, 4, 5];

    // AC, AT.
    private static readonly ImmutableArray<ImmutableArray<int[]>> Eq2Tops = [[[0, 0]], [[1, 0], [0, 1]]];
    private static readonly ImmutableArray<int> Eq2Depths = [1, 2];

    // VC, VI, VA, CR, IR, AR.
    private static readonly ImmutableArray<ImmutableArray<int[]>> Eq36Tops =
    [
        [[0, 0, 0, 0, 0, 0]],
        [[0, 0, 1, 1, 1, 0], [0, 0, 0, 1, 1, 1]],
        [[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0]],
        [[1, 0, 1, 0, 1, 0], [1, 0, 0, 0, 1, 1], [0, 1, 0, 1, 0, 1], [0, 1, 1, 1, 0, 0], [1, 1, 0, 0, 0, 1]],
        [[1, 1, 1, 0, 0, 0]],
    ];

    private static readonly ImmutableArray<int> Eq36Depths = [7, 6, 8, 8, 10];

    // SC, SI, SA.
    private static readonly ImmutableArray<ImmutableArray<int[]>> Eq4Tops = [[[1, 0, 0]], [[1, 1, 1]], [[2, 2, 2]]];
    private static readonly ImmutableArray<int> Eq4Depths = [6, 5, 4];

    public static double Eq1(Cvss4Metrics metrics, int level) => Part(metrics.Exploit, Eq1Tops[level], Eq1Depths[level]);

    public static double Eq2(Cvss4Metrics metrics, int level) => Part(metrics.Complexity, Eq2Tops[level], Eq2Depths[level]);

    public static double Eq36(Cvss4Metrics metrics, int level) => Part(metrics.Vulnerable, Eq36Tops[level], Eq36Depths[level]);

    public static double Eq4(Cvss4Metrics metrics, int level) => Part(metrics.Subsequent, Eq4Tops[level], Eq4Depths[level]);

    private static double Part(int[] metrics, ImmutableArray<int[]> tops, int depth)
    {
        foreach (var top in tops)
        {
            if (metrics.Zip(top).All(pair => pair.First >= pair.Second))
            {
                return (double)metrics.Zip(top).Sum(pair => pair.First - pair.Second) / depth;
            }
        }

        return 0;
    }
}
