using System.Net.Sockets;
using Drydock.Oci.Stores.Http;

namespace Drydock.Oci.Stores.Registries;

/// <summary>Sends a request until it gets an answer worth keeping: waits and tries again on 429, 5xx and broken connections, a limited number of times.</summary>
internal sealed class RegistrySender(HttpClient http, RegistryOptions options, Backoff backoff, TimeProvider time)
{
    private volatile bool reached;

    /// <summary>The headers of an answer; its body is still to be read. The last answer is returned when tries run out.</summary>
    /// <param name="make">Makes the request anew for each try.</param>
    /// <param name="attempted">What this is good for, as the start of an error message.</param>
    /// <param name="patience">Waits so much longer for headers: what is sent may be large.</param>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, string attempted, CancellationToken cancel, TimeSpan patience = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var request = make();
            try
            {
                var response = await SendOnceAsync(request, cancel, patience);
                if (!Backoff.IsWorthRetrying(response.StatusCode) || !await backoff.WaitAsync(attempt, backoff.Wish(response), cancel))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (Exception e) when (e is HttpRequestException or TimeoutException)
            {
                if (!IsTransient(e) || !await backoff.WaitAsync(attempt, wish: null, cancel))
                {
                    throw RegistryErrors.Unreachable(e, request.RequestUri!, attempted);
                }
            }
        }
    }

    /// <summary>One try, with a limit on the wait for headers.</summary>
    public async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancel, TimeSpan patience = default)
    {
        using var limit = new CancellationTokenSource(options.SilenceLimit + patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            reached = true;
            return response;
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested && !limit.IsCancellationRequested)
        {
            // The client's own limit on making a connection.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection", new SocketException((int)SocketError.TimedOut, e.Message));
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {options.SilenceLimit.TotalSeconds:0.#} s", e);
        }
    }

    /// <summary>The server speaks TLS and its certificate was refused.</summary>
    public static bool IsCertificateRefused(Exception e) => e is HttpRequestException { InnerException: CertificateException };

    // A name that does not exist, a host that was never reached and a certificate that is not trusted stay that way.
    private bool IsTransient(Exception e) => e switch
    {
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } => false,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable } } => reached,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => reached && !IsCertificateRefused(e),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.ProxyTunnelError or HttpRequestError.VersionNegotiationError } => false,
        _ => true,
    };
}
