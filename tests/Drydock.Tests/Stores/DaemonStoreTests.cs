using System.Diagnostics;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Daemons;

namespace Drydock.Tests.Stores;

public sealed class DaemonStoreTests
{
    [Theory]
    [InlineData(DaemonKind.Docker, "DOCKER_HOST")]
    [InlineData(DaemonKind.Podman, "CONTAINER_HOST")]
    public async Task An_image_comes_from_a_real_podman_service(DaemonKind kind, string variable)
    {
        using var storage = new Storage("vfs");
        storage.BuildTwoLayers("localhost/app:1", "one");
        var socket = storage.At("daemon.sock");
        using var service = TestPrograms.Start("podman", [.. storage.Options, "system", "service", "--time=0", "unix://" + socket], Storage.Environment);
        try
        {
            await WaitForAsync(socket);
            string? Variables(string name) => name == variable ? "unix://" + socket : null;
            await using var store = new DaemonStore(kind, "localhost/app:1", Variables, Limits.Default);
            var image = Assert.Single(await new ImageLoader(store, Limits.Default).LoadAsync(null, PlatformChoice.Default, default));
            Assert.Equal(storage.Podman("inspect", "--format", "{{.Id}}", "app:1"), image.Id?.Hex);
            Assert.Contains("etc/app.conf", await Storage.ReadAllAsync(image));

            await using var unknown = new DaemonStore(kind, "localhost/nothing:1", Variables, Limits.Default);
            var error = await Assert.ThrowsAsync<DrydockException>(async () => await unknown.ResolveAsync(null, default));
            Assert.Equal(ErrorCodes.SourceNotFound, error.Code);
            Assert.Contains("registry:localhost/nothing:1", error.Hint, StringComparison.Ordinal);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync();
        }
    }

    [Theory]
    [InlineData(DaemonKind.Docker, "unix:///tmp/nowhere/run/docker.sock", "systemctl start docker")]
    [InlineData(DaemonKind.Podman, "unix:///tmp/nowhere/run/podman/podman.sock", "podman.socket")]
    public async Task Without_a_daemon_the_error_says_where_it_was_looked_for_and_how_to_start_it(DaemonKind kind, string tried, string hint)
    {
        var store = new DaemonStore(kind, "app", name => name is "XDG_RUNTIME_DIR" or "HOME" ? "/tmp/nowhere/run" : null, Limits.Default);
        var error = await Assert.ThrowsAsync<DrydockException>(async () => await store.ResolveAsync(null, default));
        Assert.Equal(ErrorCodes.Network, error.Code);
        Assert.Contains(tried, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_behind_SSH_is_refused_with_a_way_out()
    {
        var store = new DaemonStore(DaemonKind.Docker, "app", name => name == "DOCKER_HOST" ? "ssh://host" : null, Limits.Default);
        var error = await Assert.ThrowsAsync<DrydockException>(async () => await store.ResolveAsync(null, default));
        Assert.Equal(ErrorCodes.BadArgument, error.Code);
        Assert.Contains("drydock scan -", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("app?x=1")]
    [InlineData("app json")]
    [InlineData("app%2f")]
    public async Task A_name_that_no_image_has_never_becomes_part_of_an_address(string name)
    {
        var store = new DaemonStore(DaemonKind.Docker, name, _ => null, Limits.Default);
        Assert.Equal(ErrorCodes.BadArgument, (await Assert.ThrowsAsync<DrydockException>(async () => await store.ResolveAsync(null, default))).Code);
    }

    private static async Task WaitForAsync(string socket)
    {
        for (var clock = Stopwatch.StartNew(); !File.Exists(socket); await Task.Delay(50))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "podman system service did not come up");
        }
    }
}
