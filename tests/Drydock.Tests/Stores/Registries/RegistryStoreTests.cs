using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;

namespace Drydock.Tests.Stores.Registries;

/// <summary>Against Debian's docker-registry, filled by skopeo.</summary>
public sealed class RegistryStoreTests(SharedRegistries registries) : IClassFixture<SharedRegistries>
{
    [Fact]
    public async Task An_image_is_pulled_by_tag()
    {
        await using var store = RegistryRun.Open($"{registries.Open.Host}/team/app:1.0");
        var image = Assert.Single(await LoadAsync(store));
        Assert.Equal(registries.Single.Top.Digest, image.Descriptor.Digest);
        Assert.Equal(registries.Single.Layers.Select(l => l.Digest), image.Layers.Select(l => l.Blob!.Digest));
        foreach (var layer in image.Layers)
        {
            Assert.Equal(registries.Single.Blobs[layer.Blob!.Digest], await RegistryRun.ReadAsync(store, layer.Blob));
        }
    }

    [Fact]
    public async Task An_image_is_pulled_by_digest_whatever_the_tag_says()
    {
        await using var store = RegistryRun.Open($"{registries.Open.Host}/team/app:gone@{registries.Single.Top.Digest}");
        Assert.Equal(registries.Single.Top, await RegistryRun.ResolveAsync(store));
    }

    [Fact]
    public async Task One_platform_of_an_index_is_chosen()
    {
        await using var store = RegistryRun.Open($"{registries.Open.Host}/team/multi");
        var image = Assert.Single(await LoadAsync(store, "linux/arm64"));
        Assert.Equal("arm64", image.Config.Platform.Architecture);
        Assert.Equal(3, (await LoadAsync(store, "all")).Length);
        Assert.Equal(registries.Multi.Top.Digest, (await RegistryRun.ResolveAsync(store)).Digest);
    }

    [Fact]
    public async Task A_layer_is_read_synchronously_too()
    {
        await using var store = RegistryRun.Open($"{registries.Open.Host}/team/app:1.0");
        var layer = registries.Single.Layers[0];
        using var stream = Assert.IsType<VerifyingStream>(await store.OpenAsync(layer, default));
        var bytes = new byte[layer.Size];
        stream.ReadExactly(bytes);
        stream.Drain();
        Assert.True(stream.IsVerified);
        Assert.Equal(registries.Single.Blobs[layer.Digest], bytes);
    }

    [Fact]
    public async Task Layers_wait_for_a_free_slot()
    {
        await using var store = RegistryRun.Open($"{registries.Open.Host}/team/app:1.0", RegistryRun.Options() with { MaxConcurrency = 1 });
        var first = await store.OpenAsync(registries.Single.Layers[0], default);
        var second = store.OpenAsync(registries.Single.Layers[1], default).AsTask();
        await Task.Delay(100);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Theory]
    [InlineData("team/app:9.9")]
    [InlineData("team/nothing:1.0")]
    public async Task What_is_not_there_is_named(string name)
    {
        await using var store = RegistryRun.Open($"{registries.Open.Host}/{name}");
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.SourceNotFound, error.Code);
        Assert.Contains("404 (MANIFEST_UNKNOWN: manifest unknown)", error.Message, StringComparison.Ordinal);
        Assert.Contains("skopeo list-tags", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_that_the_registry_lost_is_an_integrity_error()
    {
        await using var store = RegistryRun.Open($"{registries.Open.Host}/team/app:1.0");
        var lost = new Descriptor(MediaType.OciLayerGzip, Digest.Sha256("lost"u8), 4);
        Assert.Equal(ErrorCodes.BlobMissing, (await Assert.ThrowsAsync<DrydockException>(async () => await store.OpenAsync(lost, default))).Code);
    }

    [Fact]
    public async Task A_password_opens_a_registry()
    {
        using var folder = new TempFolder();
        var login = Login(folder, registries.WithLogin.Host, RealRegistry.User, RealRegistry.Password);
        await using var store = RegistryRun.Open($"{registries.WithLogin.Host}/team/app:1.0", RegistryRun.Options(("DOCKER_CONFIG", login)));
        Assert.Equal(registries.Single.Top.Digest, Assert.Single(await LoadAsync(store)).Descriptor.Digest);
        Assert.Equal(registries.Single.Layers[1].Size, (await RegistryRun.ReadAsync(store, registries.Single.Layers[1])).Length);
    }

    [Fact]
    public async Task A_login_that_podman_made_opens_a_registry()
    {
        using var folder = new TempFolder();
        TestPrograms.Run("skopeo", "login", "--tls-verify=false", "--authfile", folder.At("auth.json"), "-u", RealRegistry.User, "-p", RealRegistry.Password, registries.WithLogin.Host);
        await using var store = RegistryRun.Open($"{registries.WithLogin.Host}/team/app:1.0", RegistryRun.Options(("REGISTRY_AUTH_FILE", folder.At("auth.json"))));
        Assert.Equal(registries.Single.Top.Digest, (await RegistryRun.ResolveAsync(store)).Digest);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_not_repeated()
    {
        using var folder = new TempFolder();
        var login = Login(folder, registries.WithLogin.Host, RealRegistry.User, "wrong-secret");
        await using var store = RegistryRun.Open($"{registries.WithLogin.Host}/team/app:1.0", RegistryRun.Options(("DOCKER_CONFIG", login)));
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.Unauthorized, error.Code);
        Assert.Contains($"the credentials from '{login}/config.json'", error.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", $"{error}{error.Hint}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_login_the_hint_says_where_one_was_looked_for()
    {
        await using var store = RegistryRun.Open($"{registries.WithLogin.Host}/team/app:1.0", RegistryRun.Options(("HOME", "/home/nobody")));
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.Unauthorized, error.Code);
        Assert.Contains("'/home/nobody/.docker/config.json'", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_authority_is_trusted_when_its_file_is_given()
    {
        await using var store = RegistryRun.Open($"{registries.Secure.Host}/team/app:1.0", RegistryRun.Options() with { CaFile = registries.Secure.CaFile });
        Assert.Equal(registries.Single.Top.Digest, (await RegistryRun.ResolveAsync(store)).Digest);
    }

    [Fact]
    public async Task A_certificate_of_nobody_we_know_is_refused_even_on_loopback()
    {
        await using var store = RegistryRun.Open($"{registries.Secure.Host}/team/app:1.0");
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.Network, error.Code);
        Assert.Contains("is not trusted: its authority is not known here", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused()
    {
        var other = registries.Secure.Host.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var store = RegistryRun.Open($"{other}/team/app:1.0", RegistryRun.Options() with { CaFile = registries.Secure.CaFile });
        Assert.Contains("it is for another host name", (await RegistryRun.FailsAsync(store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_CA_file_without_certificates_is_an_error()
    {
        using var folder = new TempFolder();
        var error = Assert.Throws<DrydockException>(() => RegistryRun.Open("r.test/a", RegistryRun.Options() with { CaFile = folder.Write("ca.pem", "nothing") }));
        Assert.Equal(ErrorCodes.BadArgument, error.Code);
    }

    [Fact]
    public async Task A_closed_port_is_told_at_once()
    {
        await using var store = RegistryRun.Open($"127.0.0.1:{RealRegistry.FreePort()}/team/app:1.0");
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.Network, error.Code);
        Assert.Contains("refused the connection", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_told_at_once()
    {
        await using var store = RegistryRun.Open("registry.invalid/team/app:1.0");
        var error = await RegistryRun.FailsAsync(store);
        Assert.Equal(ErrorCodes.Network, error.Code);
        Assert.Contains("the name 'registry.invalid' has no address", error.Message, StringComparison.Ordinal);
    }

    private static ValueTask<ImmutableArray<Image>> LoadAsync(RegistryStore store, string? platform = null) =>
        new ImageLoader(store, Limits.Default).LoadAsync(name: null, PlatformChoice.Parse(platform), default);

    private static string Login(TempFolder folder, string host, string user, string password)
    {
        var auth = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}:{password}"));
        folder.Write("config.json", $$"""{"auths":{"{{host}}":{"auth":"{{auth}}"} } }""");
        return folder.Root;
    }
}
