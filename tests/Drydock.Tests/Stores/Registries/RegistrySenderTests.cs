using System.Net;
using System.Net.Sockets;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;
using Drydock.Oci.Stores.Registries;

namespace Drydock.Tests.Stores.Registries;

public sealed class RegistrySenderTests
{
    [Fact]
    public async Task A_host_that_never_answers_is_not_waited_for_twice()
    {
        // A full backlog: the kernel drops what else wants to connect.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)listener.LocalEndPoint!);

        var options = RegistryRun.Options();
        var clock = new HastyClock();
        using var http = HttpClients.Create(new HttpSettings { ConnectTimeout = TimeSpan.FromSeconds(0.3), Variables = options.Variables });
        var sender = new RegistrySender(http, options, new Backoff(options, clock), clock);
        var error = await Assert.ThrowsAsync<DrydockException>(() => sender.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"http://{listener.LocalEndPoint}/"), "Trying", default));
        Assert.Equal(ErrorCodes.Network, error.Code);
        Assert.Equal($"Trying failed: '{listener.LocalEndPoint}' could not be reached (TimedOut).", error.Message);
        Assert.Empty(clock.Waits);
    }
}
