using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;
using Drydock.Oci.Stores;

namespace Drydock.Tests.Stores;

public sealed class OverlayStoreTests
{
    [Theory]
    [InlineData("vfs")]
    [InlineData("overlay")]
    public async Task Layers_that_buildah_stored_verify_against_their_diff_IDs(string driver)
    {
        using var storage = new Storage(driver);
        storage.BuildTwoLayers("localhost/app:1", "one");
        var image = await storage.LoadAsync("localhost/app:1");
        Assert.Equal(2, image.Layers.Length);
        Assert.Equal("localhost/app:1", Assert.Single(image.Names));
        Assert.Equal("1000", image.Config.User);
        Assert.Equal(storage.Podman("inspect", "--format", "{{.Id}}", "app:1"), image.Id?.Hex);
        Assert.Equal(storage.Podman("inspect", "--format", "{{.Digest}}", "app:1"), image.Digest?.ToString());
        var paths = await Storage.ReadAllAsync(image);
        Assert.Contains("usr/share/é/ü", paths);
        Assert.Contains("etc/app.conf", paths);
        Assert.All(image.Layers, l => Assert.NotNull(l.History));
    }

    [Theory]
    [InlineData("vfs")]
    [InlineData("overlay")]
    public async Task A_file_changed_in_the_storage_is_an_integrity_error(string driver)
    {
        using var storage = new Storage(driver);
        storage.BuildTwoLayers("app", "one");
        foreach (var file in Directory.GetFiles(storage.Root, "app.conf", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, "two");
        }

        Assert.Equal(ErrorCodes.DigestMismatch, (await FailsAsync(storage)).Code);
    }

    [Theory]
    [InlineData("longer than before")]
    [InlineData("")]
    public async Task A_file_of_another_length_is_an_integrity_error(string content)
    {
        using var storage = new Storage("vfs");
        storage.BuildTwoLayers("app", "one");
        foreach (var file in Directory.GetFiles(storage.Root, "app.conf", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, content);
        }

        var error = await FailsAsync(storage);
        Assert.Equal(ErrorCodes.DigestMismatch, error.Code);
        Assert.Contains("app.conf", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_swapped_for_a_link_is_not_followed()
    {
        using var storage = new Storage("overlay");
        storage.BuildTwoLayers("app", "one");
        foreach (var file in Directory.GetFiles(storage.Root, "app.conf", SearchOption.AllDirectories))
        {
            File.WriteAllText(storage.At("one"), "one");
            File.Delete(file);
            File.CreateSymbolicLink(file, storage.At("one"));
        }

        Assert.Equal(ErrorCodes.BlobMissing, (await FailsAsync(storage)).Code);
    }

    [Fact]
    public async Task A_changed_config_is_an_integrity_error()
    {
        using var storage = new Storage("vfs");
        storage.BuildTwoLayers("app", "one");
        foreach (var config in Directory.GetFiles(Path.Join(storage.Root, "vfs-images"), "=c2hh*", SearchOption.AllDirectories))
        {
            File.WriteAllText(config, File.ReadAllText(config).Replace("1000", "0000", StringComparison.Ordinal));
        }

        var error = await Assert.ThrowsAsync<DrydockException>(() => storage.LoadAsync("app"));
        Assert.Equal(ErrorCodes.DigestMismatch, error.Code);
    }

    [Fact]
    public async Task An_image_is_found_by_every_name_that_podman_accepts()
    {
        using var storage = new Storage("vfs");
        storage.BuildTwoLayers("registry.example/team/app:1", "one");
        storage.Buildah("tag", "registry.example/team/app:1", "docker.io/library/hub:latest", "localhost/mine:latest");
        var image = await storage.LoadAsync("registry.example/team/app:1");
        string[] names = ["team/app:1", "app:1", "hub", "library/hub", "docker.io/library/hub", "docker.io/hub", "mine", "localhost/mine", image.Id!.Value.Hex, image.Id.Value.Hex[..12], $"sha256:{image.Id.Value.Hex}", $"app@{image.Digest}", image.Digest!.Value.ToString()];
        foreach (var name in names)
        {
            Assert.Equal(image.Id, (await storage.LoadAsync(name)).Id);
            if (name != "docker.io/hub" && name != image.Digest.Value.ToString())
            {
                Assert.Equal(image.Id.Value.Hex, storage.Podman("inspect", "--type", "image", "--format", "{{.Id}}", name));
            }
        }

        foreach (var name in new[] { "pp:1", "app", "ea/app:1", "nothing" })
        {
            Assert.Equal(ErrorCodes.SourceNotFound, (await Assert.ThrowsAsync<DrydockException>(() => storage.LoadAsync(name))).Code);
        }
    }

    [Fact]
    public async Task A_short_name_that_two_images_end_in_is_ambiguous()
    {
        using var storage = new Storage("vfs");
        storage.BuildTwoLayers("one.example/app", "one");
        storage.BuildTwoLayers("two.example/app", "two");
        var error = await Assert.ThrowsAsync<DrydockException>(() => storage.LoadAsync("app"));
        Assert.Equal(ErrorCodes.AmbiguousSource, error.Code);
        Assert.Contains("one.example/app:latest, two.example/app:latest", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_file_says_where_the_storage_is()
    {
        using var storage = new Storage("vfs");
        storage.BuildTwoLayers("app", "one");
        File.WriteAllText(storage.At("storage.conf"), $"""
            # comment
            [storage]
            driver = "vfs" # as built
            graphroot = "/nonexistent"
            [storage.options]
            additionalimagestores = [
              '{storage.Root}',
            ]
            """);
        string? Variables(string name) => name == "CONTAINERS_STORAGE_CONF" ? storage.At("storage.conf") : null;
        var image = Assert.Single(await new ImageLoader(new OverlayStore("app", Variables, Limits.Default), Limits.Default).LoadAsync(null, PlatformChoice.Default, default));
        Assert.NotEmpty(await Storage.ReadAllAsync(image));
    }

    [Fact]
    public async Task A_storage_that_is_not_there_is_not_found()
    {
        var store = new OverlayStore("[overlay@/nonexistent+/run]app", _ => null, Limits.Default);
        var error = await Assert.ThrowsAsync<DrydockException>(async () => await store.ResolveAsync(null, default));
        Assert.Equal(ErrorCodes.SourceNotFound, error.Code);
        Assert.Contains("/nonexistent", error.Message, StringComparison.Ordinal);
    }

    private static async Task<DrydockException> FailsAsync(Storage storage)
    {
        var image = await storage.LoadAsync("app");
        return await Assert.ThrowsAsync<DrydockException>(() => Storage.ReadAllAsync(image));
    }
}
