using System.Collections.Frozen;
using System.Collections.Immutable;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>What one pass over a layer has gathered so far.</summary>
internal sealed class ScanState
{
    private readonly ImmutableArray<IFileAnalyzer> analyzers;
    private readonly Dictionary<AnalyzerGroup, GroupFindings> groups = [];
    private readonly GapList gaps = new();

    public ScanState(ImmutableArray<IFileAnalyzer> analyzers, KeptFiles kept)
    {
        (this.analyzers, Kept) = (analyzers, kept);
        foreach (var group in analyzers.Select(a => a.Info.Group).Distinct())
        {
            groups[group] = new GroupFindings();
        }
    }

    public FileTable Files { get; } = new();

    public KeptFiles Kept { get; }

    public void Analyze(int analyzer, FileView file)
    {
        var info = analyzers[analyzer].Info;
        var (facts, fileGaps) = (new List<Fact>(), new List<Gap>());
        analyzers[analyzer].Analyze(file, new FactWriter(file.Path, info.Id, facts, fileGaps));
        groups[info.Group].Add(file.Path, facts, fileGaps);
    }

    /// <summary>A gap of the layer's entries.</summary>
    public void AddGap(Gap gap) => gaps.Add(gap);

    /// <summary>A gap of every group that has one of the <paramref name="wanted"/> analyzers.</summary>
    public void AddGap(ulong wanted, Gap gap)
    {
        foreach (var group in Enumerable.Range(0, analyzers.Length).Where(i => (wanted & (1UL << i)) != 0).Select(i => analyzers[i].Info.Group).Distinct())
        {
            groups[group].Add(gap.Path, [], [gap]);
        }
    }

    /// <summary>A path that comes twice in a layer is what it was the last time.</summary>
    public void Forget(ReadOnlySpan<char> path)
    {
        Kept.Forget(path);
        foreach (var findings in groups.Values)
        {
            findings.Forget(path);
        }
    }

    public LayerScan Finish(IEnumerable<Gap> readerGaps) => new(
        new FileFacts(Files, [.. readerGaps, .. gaps.Gaps]),
        groups.ToFrozenDictionary(g => g.Key, g => g.Value.ToFacts()));
}
