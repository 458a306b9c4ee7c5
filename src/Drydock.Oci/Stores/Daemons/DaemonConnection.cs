using System.Text.Json;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;

namespace Drydock.Oci.Stores.Daemons;

/// <summary>Connects to a daemon, and reads what it says when it refuses.</summary>
internal static class DaemonConnection
{
    private const long MaxError = 64 << 10;

    /// <param name="address">One of <see cref="DaemonAddresses"/>.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static HttpClient Open(DaemonKind kind, string address, Func<string, string?> variables, out Uri root)
    {
        if (address.StartsWith("unix://", StringComparison.Ordinal))
        {
            root = new Uri("http://localhost/");
            return HttpClients.CreateForSocket(address["unix://".Length..]);
        }

        if (variables("DOCKER_TLS_VERIFY") is { Length: > 0 } || !Uri.TryCreate("http://" + address["tcp://".Length..].TrimEnd('/') + "/", UriKind.Absolute, out root!))
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Connecting to the {kind} daemon at '{address}' failed: it is no plain host and port, or wants a client certificate.", "Use an archive instead: docker save IMAGE | drydock scan -, or docker load of a docker-archive.");
        }

        return HttpClients.Create(new HttpSettings { Variables = variables });
    }

    public static async ValueTask<string> MessageOfAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            using var json = JsonDocument.Parse(await BoundedReader.ReadAsync(body, MaxError, "the daemon's answer", cancel));
            var message = json.RootElement.GetProperty("message").GetString() ?? "";
            return new string([.. message.Take(300).Select(c => char.IsControl(c) ? ' ' : c)]).TrimEnd('.', ' ');
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IOException or DrydockException)
        {
            return response.ReasonPhrase ?? "no reason given";
        }
    }
}
