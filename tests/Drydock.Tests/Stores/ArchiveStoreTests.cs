using System.Text;
using System.Text.Json;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Stores;

public sealed class ArchiveStoreTests
{
    [Fact]
    public async Task What_podman_and_skopeo_write_is_read()
    {
        using var storage = new Storage("vfs");
        storage.BuildTwoLayers("localhost/app:1", "one");
        storage.BuildTwoLayers("localhost/app:2", "two");
        var id = (await storage.LoadAsync("app:1")).Id;
        storage.Podman("save", "-q", "--format", "docker-archive", "-o", storage.At("docker.tar"), "localhost/app:1");
        storage.Podman("save", "-q", "--format", "oci-archive", "-o", storage.At("oci.tar"), "localhost/app:1");
        storage.Podman("save", "-q", "--multi-image-archive", "-o", storage.At("two.tar"), "localhost/app:1", "localhost/app:2");
        TestPrograms.Run("skopeo", "copy", "-q", storage.Skopeo("localhost/app:1"), $"docker-archive:{storage.At("skopeo-docker.tar")}:localhost/app:1");
        TestPrograms.Run("skopeo", "copy", "-q", storage.Skopeo("localhost/app:1"), $"oci:{storage.At("layout")}:named");
        TestPrograms.Run("skopeo", "copy", "-q", "--dest-compress-format", "zstd", storage.Skopeo("localhost/app:1"), $"oci-archive:{storage.At("zstd.tar")}:named");
        TestPrograms.Run("zstd", "-q", storage.At("docker.tar"), "-o", storage.At("docker.tar.zst"));
        File.WriteAllBytes(storage.At("oci.tar.gz"), LayerRun.Gzip(File.ReadAllBytes(storage.At("oci.tar"))));
        foreach (var file in new[] { "docker.tar", "oci.tar", "skopeo-docker.tar", "zstd.tar", "docker.tar.zst", "oci.tar.gz" })
        {
            await CheckAsync(ArchiveStore.Open(storage.At(file), Limits.Default), null);
            using var stream = new OneWayStream(File.OpenRead(storage.At(file)));
            await CheckAsync(ArchiveStore.Open("standard input", stream, Limits.Default), null);
        }

        await CheckAsync(new LayoutStore(storage.At("layout"), Limits.Default), "named");
        await CheckAsync(ArchiveStore.Open(storage.At("two.tar"), Limits.Default), "localhost/app:1");
        var ambiguous = await Assert.ThrowsAsync<DrydockException>(() => LoadAsync(ArchiveStore.Open(storage.At("two.tar"), Limits.Default), null));
        Assert.Equal(ErrorCodes.AmbiguousSource, ambiguous.Code);

        async Task CheckAsync(IContentStore store, string? name)
        {
            await using var owned = store;
            var image = await LoadAsync(store, name);
            Assert.Contains("etc/app.conf", await Storage.ReadAllAsync(image));
            Assert.Equal(id, image.Id);
        }
    }

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    public async Task The_old_layout_links_a_layer_that_two_images_share(char link)
    {
        var layer = TarBytes.Of(TarBytes.File("a", "1"));
        var config = Config(layer);
        var manifest = JsonSerializer.Serialize(new[] { new { Config = "config.json", RepoTags = new[] { "app:1" }, Layers = new[] { "second/layer.tar" } } });
        var tar = new TarBytes()
            .Add('5', "first/").Add('0', "first/VERSION", "1.0").Add('0', "first/layer.tar", Encoding.Latin1.GetString(layer))
            .Add(link, "second/layer.tar", link: link == '1' ? "first/layer.tar" : "../first/layer.tar")
            .Add('0', "config.json", config).Add('0', "manifest.json", manifest).Build();
        Assert.Equal(["a"], await Storage.ReadAllAsync(await LoadAsync(Open(tar), null)));
        Assert.Equal(["a"], await Storage.ReadAllAsync(await LoadAsync(Open(tar), "app:1")));
        Assert.Equal(["a"], await Storage.ReadAllAsync(await LoadAsync(Open(tar), "docker.io/library/app:1")));
    }

    [Fact]
    public async Task A_compressed_layer_in_a_docker_archive_is_read()
    {
        var layer = TarBytes.Of(TarBytes.File("a", "1"));
        Assert.Equal(["a"], await Storage.ReadAllAsync(await LoadAsync(Open(Archive(LayerRun.Gzip(layer), Config(layer))), null)));
    }

    [Fact]
    public async Task A_changed_layer_is_an_integrity_error()
    {
        var config = Config(TarBytes.Of(TarBytes.File("a", "1")));
        var image = await LoadAsync(Open(Archive(TarBytes.Of(TarBytes.File("a", "2")), config)), null);
        Assert.Equal(ErrorCodes.DigestMismatch, (await Assert.ThrowsAsync<DrydockException>(() => Storage.ReadAllAsync(image))).Code);
    }

    [Fact]
    public async Task A_config_that_is_not_what_its_name_says_is_an_integrity_error()
    {
        var layer = TarBytes.Of(TarBytes.File("a", "1"));
        var error = await Assert.ThrowsAsync<DrydockException>(() => LoadAsync(Open(Archive(layer, Config(layer), configName: new string('0', 64) + ".json")), null));
        Assert.Equal(ErrorCodes.DigestMismatch, error.Code);
    }

    [Fact]
    public void Two_manifests_in_one_archive_are_refused()
    {
        var error = Assert.Throws<DrydockException>(() => Open(new TarBytes().Add('0', "manifest.json", "[]").Add('0', "./manifest.json", "[]").Build()));
        Assert.Equal(ErrorCodes.Malformed, error.Code);
    }

    [Theory]
    [InlineData("tar", 3000)]
    [InlineData("tar", 700)]
    [InlineData("gzip", 20)]
    [InlineData("gzip", 1)]
    [InlineData("zstd", 1)]
    public void An_archive_cut_short_is_refused(string form, int cut)
    {
        var layer = TarBytes.Of(TarBytes.File("a", "1"));
        var tar = Archive(layer, Config(layer));
        var bytes = form switch { "gzip" => LayerRun.Gzip(tar), "zstd" => Zstd(tar), _ => tar };
        Assert.Equal(ErrorCodes.Malformed, Assert.Throws<DrydockException>(() => Open(bytes[..^cut])).Code);
    }

    [Fact]
    public void A_bomb_on_standard_input_ends_at_the_ratio()
    {
        var bomb = LayerRun.Gzip(new byte[4 << 20]);
        var error = Assert.Throws<DrydockException>(() => ArchiveStore.Open("standard input", new MemoryStream(bomb), Limits.Default with { RatioFloor = 1 << 20, CompressionRatio = 100 }));
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
    }

    [Theory]
    [InlineData("77777777777")]
    [InlineData("\x80\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF")]
    [InlineData("\x80\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFE\x00")]
    public void A_member_larger_than_the_archive_is_refused(string size) =>
        Assert.Equal(ErrorCodes.Malformed, Assert.Throws<DrydockException>(() => Open(new TarBytes().Add('0', "manifest.json", "[]", size).Build())).Code);

    [Theory]
    [InlineData("")]
    [InlineData("not a tar at all")]
    public void Something_else_is_refused(string text) =>
        Assert.Equal(ErrorCodes.Malformed, Assert.Throws<DrydockException>(() => Open(Encoding.UTF8.GetBytes(text))).Code);

    private static IContentStore Open(byte[] tar) => ArchiveStore.Open("the archive", new MemoryStream(tar), Limits.Default);

    private static async Task<Image> LoadAsync(IContentStore store, string? name) => Assert.Single(await new ImageLoader(store, Limits.Default).LoadAsync(name, PlatformChoice.Default, default));

    private static string Config(byte[] layer) => $$$"""{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["{{{Digest.Sha256(layer)}}}"]}}""";

    private static byte[] Archive(byte[] layer, string config, string configName = "config.json") => new TarBytes()
        .Add('0', configName, config)
        .Add('0', "layer.tar", Encoding.Latin1.GetString(layer))
        .Add('0', "manifest.json", $$"""[{"Config":"{{configName}}","RepoTags":null,"Layers":["layer.tar"]}]""").Build();

    private static byte[] Zstd(byte[] bytes)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.At("tar"), bytes);
        TestPrograms.Run("zstd", "-q", folder.At("tar"));
        return File.ReadAllBytes(folder.At("tar.zst"));
    }
}
