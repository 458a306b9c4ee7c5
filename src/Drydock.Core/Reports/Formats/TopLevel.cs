using System.Collections.Immutable;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats;

/// <summary>The packages an image needs for their own sake, as far as edges tell.</summary>
internal static class TopLevel
{
    /// <returns>Positions, ascending: what nothing needs, and one of each circle that nothing else leads to. From these every package is reached.</returns>
    public static List<int> Of(ImmutableArray<InstalledPackage> packages)
    {
        var isNeeded = new bool[packages.Length];
        for (var i = 0; i < packages.Length; i++)
        {
            foreach (var needed in packages[i].DependsOn)
            {
                isNeeded[needed] |= needed != i;
            }
        }

        var isReached = new bool[packages.Length];
        var tops = new List<int>();
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < packages.Length; i++)
            {
                if (!isReached[i] && (pass == 1 || !isNeeded[i]))
                {
                    tops.Add(i);
                    Reach(packages, i, isReached);
                }
            }
        }

        tops.Sort();
        return tops;
    }

    private static void Reach(ImmutableArray<InstalledPackage> packages, int from, bool[] isReached)
    {
        var waiting = new Stack<int>([from]);
        isReached[from] = true;
        while (waiting.TryPop(out var at))
        {
            foreach (var needed in packages[at].DependsOn)
            {
                if (!isReached[needed])
                {
                    isReached[needed] = true;
                    waiting.Push(needed);
                }
            }
        }
    }
}
