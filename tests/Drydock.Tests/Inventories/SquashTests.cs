using System.Collections.Immutable;
using System.Formats.Tar;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Caching;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Inventories;

/// <summary>Layers over each other: what is left, who brought it, who took it away.</summary>
public sealed class SquashTests
{
    private static readonly string[] Folders = ["a", "a/b", "c"];
    private static readonly string[] Names = ["x.note", "y.note"];

    [Fact]
    public async Task A_package_belongs_to_the_first_layer_of_the_run_that_lists_it()
    {
        var inventory = await ScanAsync([File("db.note", "one\ntwo")], [File("db.note", "one\ntwo\nthree")], [File("db.note", "one\nthree")]);

        Assert.Equal(["one@0", "three@1"], inventory.Packages.Select(p => $"{p.Name}@{p.Layer}"));
        Assert.Equal(["two@0 by 2"], inventory.Removed.Select(r => $"{r.Package.Name}@{r.Layer} by {r.DeletedBy}"));
    }

    [Fact]
    public async Task What_comes_back_after_a_deletion_belongs_to_the_layer_that_brought_it_back()
    {
        var inventory = await ScanAsync([File("db.note", "one")], [File(".wh.db.note", "")], [File("db.note", "one")]);

        Assert.Equal(["one@2"], inventory.Packages.Select(p => $"{p.Name}@{p.Layer}"));
        Assert.Equal(["one@0 by 1"], inventory.Removed.Select(r => $"{r.Package.Name}@{r.Layer} by {r.DeletedBy}"));
    }

    [Fact]
    public async Task An_opaque_folder_hides_what_is_below_but_not_its_own_layer_s_files_whatever_their_order()
    {
        var inventory = await ScanAsync([File("opt/old.note", "old")], [File("opt/new.note", "new"), File("opt/.wh..wh..opq", "")]);

        Assert.Equal(["new"], inventory.Packages.Select(p => p.Name));
    }

    [Fact]
    public async Task A_path_that_comes_twice_in_a_layer_is_what_it_was_the_last_time()
    {
        var inventory = await ScanAsync([File("db.note", "first"), File("db.note", "second")]);

        Assert.Equal(["second"], inventory.Packages.Select(p => p.Name));
    }

    [Fact]
    public async Task A_setuid_file_of_a_lower_layer_counts_until_it_is_replaced()
    {
        var setuid = new PaxTarEntry(TarEntryType.RegularFile, "bin/su") { Mode = (UnixFileMode)0b100_111_101_101 };
        var first = await ScanAsync([setuid]);
        var second = await ScanAsync([new PaxTarEntry(TarEntryType.RegularFile, "bin/su") { Mode = (UnixFileMode)0b100_111_101_101 }], [File("bin/su", "")]);

        Assert.True(Assert.Single(first.SpecialFiles).IsSetuid);
        Assert.Empty(second.SpecialFiles);
    }

    [Fact]
    public async Task Entries_behind_a_symbolic_link_of_a_lower_layer_are_a_gap()
    {
        var inventory = await ScanAsync([new PaxTarEntry(TarEntryType.SymbolicLink, "evil") { LinkName = "var/lib" }], [File("evil/x.note", "hidden")]);

        Assert.Contains(inventory.Gaps, g => g is { Path: "evil", Kind: GapKind.Path });
    }

    [Fact]
    public async Task A_wanted_name_that_links_to_an_unwanted_file_is_a_gap()
    {
        var inventory = await ScanAsync([File("elsewhere.txt", "one"), new PaxTarEntry(TarEntryType.SymbolicLink, "db.note") { LinkName = "elsewhere.txt" }]);

        Assert.Contains(inventory.Gaps, g => g is { Path: "db.note", Kind: GapKind.Path });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Squash_equals_applying_the_layers_one_after_the_other(int seed)
    {
        var random = new Random(seed);
        var layers = Enumerable.Range(0, 5).Select(_ => RandomLayer(random)).ToArray();
        var model = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            Apply(model, layer);
        }

        var inventory = await ScanAsync([.. layers.Select(l => l.Select(e => e.ToEntry()).ToArray())]);

        Assert.Equal(
            model.Where(f => f.Key.EndsWith(".note", StringComparison.Ordinal)).Select(f => $"{f.Key}={f.Value}").Order(StringComparer.Ordinal),
            inventory.Packages.SelectMany(p => p.Locations.Select(l => $"{l}={p.Name}")).Order(StringComparer.Ordinal));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    private static TarEntry File(string name, string content) => TarBytes.File(name, content);

    private static async Task<Inventory> ScanAsync(params TarEntry[][] layers)
    {
        await using var store = new MemoryStore().Add(layers.Select(l => TarBytes.Of(l)));
        ImmutableArray<IFileAnalyzer> analyzers = [new NoteAnalyzer()];
        return await new ImageScanner(analyzers, new FactCache(null, analyzers, Limits.Default), Limits.Default, NoProgress.Instance).ScanAsync(await store.LoadAsync(), CancellationToken.None);
    }

    private static List<Step> RandomLayer(Random random)
    {
        var steps = new Dictionary<string, Step>(StringComparer.Ordinal);
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var folder = Folders[random.Next(Folders.Length)];
            var path = $"{folder}/{Names[random.Next(Names.Length)]}";
            var step = random.Next(6) switch
            {
                0 => new Step(StepKind.Delete, path, ""),
                1 => new Step(StepKind.Delete, folder, ""),
                2 => new Step(StepKind.Opaque, folder, ""),
                _ => new Step(StepKind.File, path, $"p{random.Next(1000)}"),
            };
            steps.TryAdd(step.Path + step.Kind, step);
        }

        // A layer that both deletes a path and has it is a contradiction that runtimes settle differently.
        var files = steps.Values.Where(s => s.Kind == StepKind.File).ToList();
        return [.. steps.Values.Where(s => s.Kind != StepKind.Delete || !files.Exists(f => f.Path == s.Path || f.Path.StartsWith(s.Path + "/", StringComparison.Ordinal)))];
    }

    private static void Apply(Dictionary<string, string> model, List<Step> layer)
    {
        foreach (var step in layer.Where(s => s.Kind != StepKind.File))
        {
            foreach (var path in model.Keys.Where(k => k == step.Path || k.StartsWith(step.Path + "/", StringComparison.Ordinal)).ToList())
            {
                model.Remove(path);
            }
        }

        foreach (var step in layer.Where(s => s.Kind == StepKind.File))
        {
            model[step.Path] = step.Content;
        }
    }

    private enum StepKind
    {
        File,
        Delete,
        Opaque,
    }

    private sealed record Step(StepKind Kind, string Path, string Content)
    {
        public TarEntry ToEntry() => Kind switch
        {
            StepKind.Delete => SquashTests.File(Path.Insert(Path.LastIndexOf('/') + 1, ".wh."), ""),
            StepKind.Opaque => SquashTests.File(Path + "/.wh..wh..opq", ""),
            _ => SquashTests.File(Path, Content),
        };
    }
}
