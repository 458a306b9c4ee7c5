using System.Collections.Immutable;

namespace Drydock.Core.Verdicts;

/// <summary>Where names stand in a list whose items have several each.</summary>
internal static class NameIndex
{
    /// <returns>By name, in any case: the indexes of the items that have it.</returns>
    public static Dictionary<string, List<int>> Of(ImmutableArray<ImmutableArray<string>> names)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var name in names[i])
            {
                if (!places.TryGetValue(name, out var same))
                {
                    places[name] = same = [];
                }

                same.Add(i);
            }
        }

        return places;
    }
}
