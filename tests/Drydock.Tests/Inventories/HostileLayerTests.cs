using System.Diagnostics;
using System.Formats.Tar;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Inventories;

/// <summary>Layers made to cost time or memory: what they cost grows with their size, and no faster.</summary>
public sealed class HostileLayerTests
{
    [Fact]
    public void Paths_that_come_twice_cost_no_more_than_others()
    {
        var entries = Enumerable.Range(0, 2).SelectMany(_ => Enumerable.Range(0, 20_000)).Select(i => TarBytes.File($"{i}.note", $"p{i}"));
        var watch = Stopwatch.StartNew();

        var facts = Scan([.. entries]).Groups[AnalyzerGroup.Packages].Facts;

        Assert.Equal(20_000, facts.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void Gaps_without_end_are_counted_not_kept()
    {
        var links = Enumerable.Range(0, 5000).Select(i => (TarEntry)new PaxTarEntry(TarEntryType.SymbolicLink, $"{i}.note") { LinkName = "elsewhere" });

        Assert.Equal(GapList.Most + 1, Scan([.. links]).Groups[AnalyzerGroup.Packages].Gaps.Length);
    }

    [Fact]
    public void Deep_folders_cost_no_more_than_their_length()
    {
        var deep = string.Concat(Enumerable.Repeat("a/", 2000));
        var files = new FileTable();
        var paths = Enumerable.Range(0, 500).Select(i => $"{i}/{deep}x.note").ToList();
        var entry = new LayerEntry { Type = EntryType.File };
        paths.ForEach(p => files.Add(entry, p, FileMark.None));
        var upper = new FileTable();
        upper.Add(entry, "7", FileMark.Deleted);
        upper.Add(new LayerEntry { Type = EntryType.Symlink, LinkTarget = "x" }, "8/a", FileMark.None);
        LayerFacts[] layers = [new(null, files, [], []), new(null, upper, [], [])];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var visibility = new Visibility(layers, paths);
        var crossings = new LinkCrossings(layers);

        Assert.Equal(["7/", "8/"], paths.Where(p => visibility.HiddenBy(p, 0) == 1).Select(p => p[..2]));
        Assert.Empty(crossings.Gaps(visibility));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20);
    }

    [Fact]
    public void Names_larger_than_any_layer_s_are_a_limit()
    {
        var entry = new LayerEntry { Type = EntryType.Symlink, LinkTarget = new string('x', 1 << 20) };
        var files = new FileTable();

        Assert.Throws<LimitException>(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                files.Add(entry, "x", FileMark.None);
            }
        });
    }

    [Fact]
    public void A_name_of_any_length_comes_back()
    {
        var name = new string('x', 70_000);
        var files = new FileTable();
        files.Add(new LayerEntry(), name, FileMark.None);

        Assert.Equal(name, files.PathOf(0));
    }

    [Fact]
    public void A_thousand_times_the_same_name_is_resolved_at_once()
    {
        var packages = Enumerable.Range(0, 20_000)
            .Select(i => new Package { Ecosystem = i % 2 == 0 ? "npm" : "pypi", Name = "a", Version = "1", Requires = ["a"] })
            .Select((p, i) => new PlacedPackage(p, Purls.Of(p, null), p.Ecosystem == "npm" ? $"{i}/node_modules/a/package.json" : $"{i}/METADATA", "x", 0))
            .ToList();
        var watch = Stopwatch.StartNew();

        DependencyEdges.Connect(packages);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    private static LayerScan Scan(TarEntry[] entries)
    {
        using var reader = LayerRun.Open(TarBytes.Of(entries));
        return new LayerScanner([new NoteAnalyzer()], Limits.Default).Scan(reader, default);
    }
}
