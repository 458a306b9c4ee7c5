using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>What one group of analyzers has found so far, by file: a file that comes again is forgotten in one step.</summary>
internal sealed class GroupFindings
{
    private readonly Dictionary<string, (List<Fact> Facts, List<Gap> Gaps)> byPath = new(StringComparer.Ordinal);
    private int gapCount;

    public void Add(string path, List<Fact> facts, List<Gap> gaps)
    {
        if (gapCount > GapList.Most)
        {
            // They would not be listed: a million of them shall not be kept either.
            gaps = [];
        }

        if (facts.Count == 0 && gaps.Count == 0)
        {
            return;
        }

        gapCount += gaps.Count;
        if (byPath.TryGetValue(path, out var known))
        {
            known.Facts.AddRange(facts);
            known.Gaps.AddRange(gaps);
        }
        else
        {
            byPath[path] = (facts, gaps);
        }
    }

    public void Forget(ReadOnlySpan<char> path)
    {
        if (byPath.Count > 0 && byPath.GetAlternateLookup<ReadOnlySpan<char>>().Remove(path, out _, out var known))
        {
            gapCount -= known.Gaps.Count;
        }
    }

    public GroupFacts ToFacts()
    {
        var gaps = new GapList();
        foreach (var gap in byPath.Values.SelectMany(f => f.Gaps))
        {
            gaps.Add(gap);
        }

        return new GroupFacts([.. byPath.Values.SelectMany(f => f.Facts)], [.. gaps.Gaps]);
    }
}
