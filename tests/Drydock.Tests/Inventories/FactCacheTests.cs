using System.Collections.Immutable;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Caching;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Inventories;

/// <summary>Facts between runs.</summary>
public sealed class FactCacheTests
{
    private static readonly ImmutableArray<IFileAnalyzer> Version1 = [new NoteAnalyzer()];
    private static readonly ImmutableArray<IFileAnalyzer> Version2 = [new NoteAnalyzer(2)];

    [Fact]
    public async Task A_second_scan_opens_no_layer_and_says_the_same()
    {
        using var temp = new TempFolder();
        await using var store = SampleStore();
        var first = await ScanAsync(store, Folder(temp), Version1);
        var opened = store.Opened;
        var second = await ScanAsync(store, Folder(temp), Version1);

        Assert.Equal(opened + 2, store.Opened);
        Assert.Equal(Describe(first), Describe(second));
        Assert.All(second.Layers, l => Assert.True(l.FromCache));
    }

    [Fact]
    public async Task A_new_version_of_an_analyzer_reads_again()
    {
        using var temp = new TempFolder();
        await using var store = SampleStore();
        await ScanAsync(store, Folder(temp), Version1);

        Assert.All((await ScanAsync(store, Folder(temp), Version2)).Layers, l => Assert.False(l.FromCache));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(60)]
    public async Task A_damaged_entry_counts_as_absent(int at)
    {
        using var temp = new TempFolder();
        await using var store = SampleStore();
        var first = await ScanAsync(store, Folder(temp), Version1);
        foreach (var file in Directory.EnumerateFiles(temp.Root, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            bytes[at] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
        }

        var second = await ScanAsync(store, Folder(temp), Version1);
        Assert.Equal(Describe(first), Describe(second));
        Assert.All(second.Layers, l => Assert.False(l.FromCache));
    }

    [Fact]
    public async Task A_config_that_lies_about_a_layer_finds_none_of_its_facts()
    {
        using var temp = new TempFolder();
        await using var store = SampleStore();
        await ScanAsync(store, Folder(temp), Version1);
        var image = await store.LoadAsync();
        var liar = image with { Layers = [image.Layers[0] with { DiffId = image.Layers[1].DiffId }, image.Layers[1]] };

        var error = await Assert.ThrowsAsync<DrydockException>(() => ScanAsync(liar, Folder(temp), Version1));
        Assert.Equal(ErrorCodes.DiffIdMismatch, error.Code);
    }

    [Fact]
    public async Task Several_scans_at_once_share_a_cache()
    {
        using var temp = new TempFolder();
        await using var store = SampleStore();
        var images = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.LoadAsync()));
        var all = await Task.WhenAll(images.Select(i => Task.Run(() => ScanAsync(i, Folder(temp), Version1))));

        Assert.Single(all.Select(Describe).Distinct(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(temp.Root, "*.draft", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_was_used_least_recently_goes_first()
    {
        using var temp = new TempFolder();
        var time = new TestTime();
        var folder = new CacheFolder(temp.Root, 250, time);
        foreach (var key in (string[])["aa1", "bb2", "cc3"])
        {
            folder.Write(key, [], new byte[100]);
            folder.Read(key);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        folder.Read("aa1");
        folder.Trim();

        Assert.NotNull(folder.Read("aa1"));
        Assert.Null(folder.Read("bb2"));
        Assert.NotNull(folder.Read("cc3"));
        Assert.Equal((2, 200), folder.Measure());
        Assert.Equal((2, 200), folder.Clean());
        Assert.Equal((0, 0), folder.Measure());
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_no_error()
    {
        using var temp = new TempFolder();
        File.WriteAllText(Path.Join(temp.Root, "file"), "");
        var folder = new CacheFolder(Path.Join(temp.Root, "file", "below"), 100, TimeProvider.System);

        folder.Write("aa1", [], [1]);

        Assert.Null(folder.Read("aa1"));
    }

    [Fact]
    public void Every_kind_of_fact_is_read_back_as_it_was_written()
    {
        var all = ImmutableArray.Create(
            new Fact("a", "x", new PackageFact(Samples.Package)),
            new Fact("a", "x", new PackageFact(Samples.Bare)),
            new Fact("b", "y", new OsFact(new OsRelease("debian", "12", "Debian 12") { IdLike = "l", Codename = "c", Cpe = "p" })),
            new Fact("c", "z", new OwnedFilesFact("deb", "libc6:amd64", FileList.Of(["a/b", "c"]))),
            new Fact("d", "z", new LicenseFact("deb", "libc6", ["MIT", "GPL-2.0-only"])),
            new Fact("e", "elf", new ElfFact(Samples.Elf)));
        using var encoder = new FactEncoder();
        encoder.Write(new GroupFacts(all, [new("p", Drydock.Oci.Layers.GapKind.Unsupported, "m")]));

        var read = new FactDecoder(encoder.Written.ToArray()).ReadGroup();

        Assert.Equal(all.Select(Samples.Describe), read.Facts.Select(Samples.Describe));
        Assert.Equal(new("p", Drydock.Oci.Layers.GapKind.Unsupported, "m"), Assert.Single(read.Gaps));
    }

    private static MemoryStore SampleStore() => new MemoryStore().Add([
        TarBytes.Of(TarBytes.File("a.note", "one\ntwo"), TarBytes.File("b/c.note", "three")),
        TarBytes.Of(TarBytes.File("a.note", "one"), TarBytes.File("b/.wh.c.note", ""))]);

    private static CacheFolder Folder(TempFolder temp) => new(temp.Root, CacheFolder.DefaultMaxBytes, TimeProvider.System);

    private static async Task<Inventory> ScanAsync(MemoryStore store, CacheFolder folder, ImmutableArray<IFileAnalyzer> analyzers) => await ScanAsync(await store.LoadAsync(), folder, analyzers);

    private static Task<Inventory> ScanAsync(Image image, CacheFolder folder, ImmutableArray<IFileAnalyzer> analyzers) =>
        new ImageScanner(analyzers, new FactCache(folder, analyzers, Limits.Default), Limits.Default, NoProgress.Instance).ScanAsync(image, CancellationToken.None);

    private static string Describe(Inventory inventory) => string.Join('\n', [
        .. inventory.Packages.Select(p => $"{p.Purl} {p.Layer} {string.Join(',', p.Locations)}"),
        .. inventory.Removed.Select(r => $"-{r.Purl} {r.Layer} {r.DeletedBy}"),
        .. inventory.Layers.Select(l => $"{l.DiffId} {l.Files} {l.Bytes}")]);
}
