using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;
using Drydock.Oci.Stores;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Stores;

public sealed class DirectoryStoreTests
{
    [Fact]
    public async Task A_folder_is_an_image_of_one_layer_without_digests()
    {
        using var folder = new TempFolder();
        folder.Write("a", "1");
        var store = new DirectoryStore(folder.Root);
        var image = Assert.Single(await new ImageLoader(store, Limits.Default).LoadAsync(null, PlatformChoice.Default, default));
        Assert.Equal((null, null, Platform.Default), (image.Digest, image.Id, image.Platform));
        using var reader = await LayerReader.OpenAsync(image, Assert.Single(image.Layers), Limits.Default, default);
        Assert.Equal("a", Assert.Single(Paths(reader)));
    }

    [Fact]
    public async Task The_platform_asked_for_is_believed()
    {
        using var folder = new TempFolder();
        var image = Assert.Single(await new ImageLoader(new DirectoryStore(folder.Root), Limits.Default).LoadAsync(null, PlatformChoice.Parse("linux/arm64"), default));
        Assert.Equal("linux/arm64", image.Platform.ToString());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_found()
    {
        var store = new DirectoryStore("/nonexistent/folder");
        var error = await Assert.ThrowsAsync<DrydockException>(async () => await new ImageLoader(store, Limits.Default).LoadAsync(null, PlatformChoice.Default, default));
        Assert.Equal(ErrorCodes.SourceNotFound, error.Code);
        Assert.Contains("No such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unpacked_tar_reads_as_the_tar_itself()
    {
        using var folder = new TempFolder();
        var tar = new TarBytes()
            .Add('5', "b").Add('0', "b/file", "content").Add('0', "b-side", "x").Add('0', "b/.hidden", "")
            .Add('2', "b/link", link: "/etc/passwd").Add('2', "dangling", link: "nowhere/at/all").Add('6', "pipe")
            .Add('0', "caf\xe9", "latin").Add('5', "z").Add('5', "z/deep").Add('0', "z/deep/last", new string('y', 100_000)).Build();
        File.WriteAllBytes(folder.At("tar"), tar);
        Directory.CreateDirectory(folder.At("root"));
        TestPrograms.Run("tar", "-C", folder.At("root"), "--no-same-owner", "-xf", folder.At("tar"));
        using var reader = new DirectoryStore(folder.At("root")).OpenFolder(Limits.Default);
        var lines = LayerRun.Lines(reader);
        Assert.Equal(LayerRun.Lines(tar).Select(WithoutLinkMode).Order(StringComparer.Ordinal), lines.Select(l => WithoutLinkMode(WithoutOwner(l))).Order(StringComparer.Ordinal));
        Assert.Equal(["b", "b/.hidden", "b/file", "b/link", "b-side", "caf\\xE9", "dangling", "pipe", "z", "z/deep", "z/deep/last"], lines.Select(PathOf));
        Assert.Empty(reader.Gaps);
    }

    [Fact]
    public void Special_bits_and_owners_are_told()
    {
        using var folder = new TempFolder();
        folder.Write("su", "x");
        File.SetUnixFileMode(folder.At("su"), (UnixFileMode)Convert.ToInt32("4755", 8));
        using var reader = new DirectoryStore(folder.Root).OpenFolder(Limits.Default);
        Assert.True(reader.Read());
        Assert.Equal(Convert.ToInt32("4755", 8), reader.Entry.Mode);
    }

    [Fact]
    public void A_symbolic_link_to_a_folder_is_not_walked()
    {
        using var folder = new TempFolder();
        folder.Write("outside/secret", "x");
        Directory.CreateDirectory(folder.At("root"));
        Directory.CreateSymbolicLink(folder.At("root", "link"), folder.At("outside"));
        using var reader = new DirectoryStore(folder.At("root")).OpenFolder(Limits.Default);
        Assert.Equal(["link"], Paths(reader));
    }

    [Fact]
    public void A_file_that_changes_after_it_was_listed_is_a_gap()
    {
        using var folder = new TempFolder();
        var path = folder.Write("file", "before");
        using var reader = new DirectoryStore(folder.Root).OpenFolder(Limits.Default);
        Assert.True(reader.Read());
        File.WriteAllText(path, "and after");
        Assert.Empty(LayerRun.ReadAll(reader));
        Assert.Equal(("file", GapKind.Unreadable), (reader.Gaps.Single().Path, reader.Gaps.Single().Kind));
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_a_gap()
    {
        using var folder = new TempFolder();
        var path = folder.Write("file", "0123456789");
        using var reader = new DirectoryStore(folder.Root).OpenFolder(Limits.Default);
        Assert.True(reader.Read());
        Assert.Equal(4, reader.ReadContent(new byte[4]));
        File.WriteAllText(path, "01");
        Assert.Equal(0, reader.ReadContent(new byte[4]));
        Assert.Equal(GapKind.Unreadable, reader.Gaps.Single().Kind);
    }

    [Fact]
    public void A_file_swapped_for_a_link_is_a_gap_and_not_followed()
    {
        using var folder = new TempFolder();
        var path = folder.Write("file", "x");
        using var reader = new DirectoryStore(folder.Root).OpenFolder(Limits.Default);
        Assert.True(reader.Read());
        File.Delete(path);
        File.CreateSymbolicLink(path, "/etc/passwd");
        Assert.True(reader.Peek(4).IsEmpty);
        Assert.Equal(GapKind.Unreadable, reader.Gaps.Single().Kind);
    }

    [Fact]
    public void The_whole_machine_is_walked_without_what_the_kernel_makes_up()
    {
        using var reader = new DirectoryStore("/").OpenFolder(Limits.Default with { Entries = 100_000_000 });
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && names.Count < 5_000)
        {
            var path = reader.Entry.Path;
            Assert.DoesNotContain("proc/", path, StringComparison.Ordinal);
            names.Add(path);
        }

        Assert.Contains("dev", names);
        Assert.Contains(reader.Gaps, g => g is { Path: "dev", Kind: GapKind.Skipped });
    }

    [Fact]
    public void A_folder_of_the_kernel_is_not_listed()
    {
        using var reader = new DirectoryStore("/proc").OpenFolder(Limits.Default);
        Assert.False(reader.Read());
        Assert.Equal(GapKind.Skipped, reader.Gaps.Single().Kind);
    }

    [Fact]
    public void A_capability_is_told()
    {
        using var folder = new TempFolder();
        File.SetUnixFileMode(folder.Write("ping", "x"), (UnixFileMode)Convert.ToInt32("755", 8));
        TestPrograms.Run("setcap", "cap_net_raw=ep", folder.At("ping"));
        using var reader = new DirectoryStore(folder.Root).OpenFolder(Limits.Default);
        Assert.True(reader.Read());
        Assert.Equal(20, reader.Entry.Capability.Length);
        Assert.Equal(0x20, reader.Entry.Capability[5]);
    }

    private static List<string> Paths(EntryReader reader)
    {
        var paths = new List<string>();
        while (reader.Read())
        {
            paths.Add(reader.Entry.Path);
        }

        return paths;
    }

    private static string PathOf(string line) => line.Split(' ')[3];

    private static string WithoutOwner(string line) => string.Join(' ', line.Split(' ').Select((part, i) => i == 2 ? "0:0" : part));

    /// <summary>Links have mode 777 on disk, whatever the tar said.</summary>
    private static string WithoutLinkMode(string line) => line.StartsWith("Symlink", StringComparison.Ordinal) ? line.Replace(" 644 ", " 777 ", StringComparison.Ordinal) : line;
}
