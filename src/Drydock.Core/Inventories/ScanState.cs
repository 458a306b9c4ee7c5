using System.Collections.Frozen;
using System.Collections.Immutable;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>What one pass over a layer has gathered so far.</summary>
internal sealed class ScanState
{
    private readonly ImmutableArray<IFileAnalyzer> analyzers;
    private readonly Dictionary<AnalyzerGroup, (List<Fact> Facts, List<Gap> Gaps)> groups = [];
    private readonly HashSet<string> analyzed = new(StringComparer.Ordinal);
    private readonly List<Gap> gaps = [];

    public ScanState(ImmutableArray<IFileAnalyzer> analyzers, KeptFiles kept)
    {
        (this.analyzers, Kept) = (analyzers, kept);
        foreach (var group in analyzers.Select(a => a.Info.Group).Distinct())
        {
            groups[group] = ([], []);
        }
    }

    public FileTable Files { get; } = new();

    public KeptFiles Kept { get; }

    public FactWriter WriterFor(int analyzer, string path)
    {
        var info = analyzers[analyzer].Info;
        var (facts, groupGaps) = groups[info.Group];
        return new FactWriter(path, info.Id, facts, groupGaps);
    }

    /// <summary>A gap of the layer's entries.</summary>
    public void AddGap(Gap gap) => gaps.Add(gap);

    /// <summary>A gap of every group that has one of the <paramref name="wanted"/> analyzers.</summary>
    public void AddGap(ulong wanted, Gap gap)
    {
        foreach (var group in Enumerable.Range(0, analyzers.Length).Where(i => (wanted & (1UL << i)) != 0).Select(i => analyzers[i].Info.Group).Distinct())
        {
            groups[group].Gaps.Add(gap);
        }
    }

    public void Remember(string path) => analyzed.Add(path);

    /// <summary>A path that comes twice in a layer is what it was the last time.</summary>
    public void Forget(ReadOnlySpan<char> path)
    {
        if (analyzed.Count > 0 && analyzed.GetAlternateLookup<ReadOnlySpan<char>>().Remove(path))
        {
            var text = path.ToString();
            Kept.Forget(path);
            foreach (var (facts, groupGaps) in groups.Values)
            {
                facts.RemoveAll(f => f.Path == text || f.Path.StartsWith(text + "!/", StringComparison.Ordinal));
                groupGaps.RemoveAll(g => g.Path == text);
            }
        }
    }

    public LayerScan Finish(IEnumerable<Gap> readerGaps) => new(
        new FileFacts(Files, [.. readerGaps, .. gaps]),
        groups.ToFrozenDictionary(g => g.Key, g => new GroupFacts([.. g.Value.Facts], [.. g.Value.Gaps])));
}
