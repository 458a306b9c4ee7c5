using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Caching;
using Drydock.Oci.Content;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Inventories.Secrets;

/// <summary>Secrets across the layers of an image.</summary>
public sealed class SecretLayerTests
{
    private const string Secret = "DB_PASSWORD=Robot-7-pass\n";

    [Fact]
    public async Task What_a_later_layer_deletes_is_shipped_all_the_same()
    {
        var secret = Assert.Single(await SecretsAsync([TarBytes.File("app/.env", Secret)], [TarBytes.File("app/.wh..env", "")]));
        Assert.Equal(("app/.env", 0, 1, 1), (secret.Path, secret.Layer, secret.DeletedBy, secret.Line));
    }

    [Fact]
    public async Task What_a_later_layer_writes_again_is_one()
    {
        var secret = Assert.Single(await SecretsAsync([TarBytes.File("app/.env", Secret)], [TarBytes.File("app/.env", "PORT=8080\n" + Secret)]));
        Assert.Equal((1, -1, 2), (secret.Layer, secret.DeletedBy, secret.Line));
    }

    [Fact]
    public async Task What_a_distributions_package_brought_is_none_until_somebody_writes_it_anew()
    {
        const string status = "Package: shop\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n\n";
        System.Formats.Tar.TarEntry[] package = [TarBytes.File("var/lib/dpkg/status", status), TarBytes.File("var/lib/dpkg/info/shop.list", "/.\n/etc\n/etc/shop.env\n"), TarBytes.File("etc/shop.env", Secret)];
        Assert.Empty(await SecretsAsync(package));
        Assert.Equal(1, Assert.Single(await SecretsAsync(package, [TarBytes.File("etc/shop.env", "DB_PASSWORD=Another-8-one\n")])).Layer);
    }

    [Theory]
    [InlineData(0, "usr/share/doc/shop/readme")]
    [InlineData(1, "usr/share/doc/shop/.env")]
    [InlineData(1, "srv/readme")]
    public async Task A_distributions_folders_are_read_for_names_only(int expected, string path) =>
        Assert.Equal(expected, (await SecretsAsync([TarBytes.File(path, "DB_PASSWORD=Robot-7-pass\nURL=https://a:Robot-7-pass@db.internal")])).Select(s => s.Path).Distinct().Count());

    [Fact]
    public async Task Binary_files_are_left_out() => Assert.Empty(await SecretsAsync([TarBytes.File("srv/a", "https://a:Robot-7-pass@db.internal\0"), TarBytes.File("srv/.env", Secret + new string('x', 1000) + "\0")]));

    private static async Task<IEnumerable<FoundSecret>> SecretsAsync(params System.Formats.Tar.TarEntry[][] layers)
    {
        var image = await new MemoryStore().Add(layers.Select(l => TarBytes.Of(l))).LoadAsync();
        var scanner = new ImageScanner(Analyzers.All, new FactCache(null, Analyzers.All, Limits.Default), Limits.Default, NoProgress.Instance);
        return (await scanner.ScanAsync(image, default)).Secrets;
    }
}
