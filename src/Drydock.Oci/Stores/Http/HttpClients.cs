using System.Net;
using System.Net.Sockets;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Http;

/// <summary>The one factory of HTTP clients: proxies, certificates, redirects and time limits are set here.</summary>
public static class HttpClients
{
    /// <summary>Sent with every request.</summary>
    public static string UserAgent { get; } = $"drydock/{typeof(HttpClients).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>A client that follows redirects without carrying credentials to another host, and never unpacks what it receives.</summary>
    /// <remarks>It has no time limit of its own: a layer may take long. Callers limit the wait for headers and for each read.</remarks>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>: the CA file or a proxy variable cannot be used.</exception>
    public static HttpClient Create(HttpSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = settings.ConnectTimeout,
            Proxy = new EnvironmentProxy(settings.Variables),
            UseCookies = false,
        };
#pragma warning disable CA5359 // Do not disable certificate validation: it throws what a plain false could not explain
        handler.SslOptions.RemoteCertificateValidationCallback = new TrustedCertificates(settings.CaFile).Validate;
#pragma warning restore CA5359

#pragma warning disable RS0030 // Do not use banned APIs: this is the factory
        var client = new HttpClient(new RedirectHandler(handler), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        return client;
    }

    /// <summary>A client whose every request goes to a socket file of this machine.</summary>
    public static HttpClient CreateForSocket(string path)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch (Exception e) when (e is SocketException or OperationCanceledException)
                {
                    socket.Dispose();
                    throw;
                }
            },
        };

#pragma warning disable RS0030 // Do not use banned APIs: this is the factory
        var client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        return client;
    }
}
