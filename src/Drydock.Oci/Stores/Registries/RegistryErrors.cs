using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// Turns what a registry answers, or that it does not, into one error with a hint.
/// <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes"/>
/// </summary>
internal sealed class RegistryErrors(Reference reference, Backoff backoff, Redactor redactor)
{
    private const int MaxBody = 64 << 10;
    private const string TryLater = "Check the network and the proxy, or try again later.";

    /// <summary>Reads the error document of an answer that is not a success.</summary>
    /// <param name="response">The answer; stays the caller's.</param>
    /// <param name="attempted">For example "Reading the manifest 'x' of 'y'".</param>
    /// <param name="missing">The code of the error when the answer is 404.</param>
    /// <param name="login">What credentials were sent, or where some were looked for.</param>
    /// <param name="isPush">Something was to be written.</param>
    /// <param name="cancel">Ends the read.</param>
    public async ValueTask<DrydockException> ReadAsync(HttpResponseMessage response, string attempted, ErrorCode missing, LoginState login, bool isPush, CancellationToken cancel)
    {
        var said = await DetailAsync(response, cancel);
        var host = response.RequestMessage?.RequestUri?.Authority ?? reference.Registry;
        var message = $"{attempted} failed: '{host}' answered {(int)response.StatusCode}{(said.Length == 0 ? "" : $" ({said})")}.";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new(ErrorCodes.Unauthorized, message, UnauthorizedHint(login)),
            HttpStatusCode.Forbidden => new(ErrorCodes.Unauthorized, message, $"Ask for the right to {(isPush ? "push to" : "pull")} '{reference.Repository}'{(login.Used is null ? ", or log in" : "")}."),
            HttpStatusCode.MethodNotAllowed when isPush => new(ErrorCodes.RegistryRefused, message, "This registry takes nothing: it is read-only, or a mirror. Push to another one."),
            HttpStatusCode.NotFound when isPush => new(missing, message, $"Check the name; some registries want '{reference.Repository}' to be made before anything is pushed to it."),
            HttpStatusCode.NotFound => new(missing, message, missing == ErrorCodes.BlobMissing ? "The image in the registry is incomplete: push it again." : $"Check the name and tag, for example with 'skopeo list-tags docker://{reference.Registry}/{reference.Repository}'."),
            HttpStatusCode.TooManyRequests => new(ErrorCodes.RegistryRefused, message, $"{(backoff.Wish(response) is { } wait ? $"Try again in {wait.TotalSeconds:0} s" : "Try again later")}{(login.Used is null ? ", or log in: registries allow more to users they know" : "")}."),
            >= HttpStatusCode.InternalServerError => new(ErrorCodes.RegistryRefused, message, "The registry is in trouble: try again later."),
            _ => new(ErrorCodes.RegistryRefused, message),
        };
    }

    /// <summary>The error for a request that got no answer.</summary>
    public static DrydockException Unreachable(Exception cause, Uri uri, string attempted)
    {
        var (happened, hint) = Explain(cause, uri);
        return new DrydockException(ErrorCodes.Network, $"{attempted} failed: {happened}.", hint, cause);
    }

    private string UnauthorizedHint(LoginState login) => login.Used is { } used
        ? $"The registry refused {used}: log in again with 'docker login {reference.Registry}'."
        : $"Check the name; if the image is private, log in with 'docker login {reference.Registry}'. No credentials for it were found{(login.Searched.Length == 0 ? "" : $" in {login.Searched}")}.";

    // The framework's own texts are left out: the shipped program carries them as keys only.
    private static (string Happened, string Hint) Explain(Exception cause, Uri uri)
    {
        var host = uri.Authority;
        return cause switch
        {
            TimeoutException => ($"'{host}' gave {cause.Message}", TryLater),
            HttpRequestException { InnerException: CertificateException refused } => ($"the certificate of '{host}' is not trusted: {refused.Message}", "Give the certificate of its authority with --ca-file."),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => ($"'{host}' does not speak TLS as it should", "If it speaks plain http, say --plain-http."),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => ($"the name '{uri.Host}' has no address", "Check the name, the network and the proxy."),
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => ($"the proxy refused to reach '{host}'", "Check HTTPS_PROXY and NO_PROXY."),
            HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => ($"'{host}' refused the connection", "Check the port and that the registry runs."),
            HttpRequestException { InnerException: SocketException socket } => ($"'{host}' could not be reached ({socket.SocketErrorCode})", TryLater),
            InvalidDataException => ($"'{host}' {cause.Message}", "The registry, or a proxy before it, is at fault."),
            _ => ($"the connection to '{host}' broke", TryLater),
        };
    }

    private async ValueTask<string> DetailAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            using var document = JsonDocument.Parse(await BoundedReader.ReadAsync(body, MaxBody, "an error answer", cancel));
            return redactor.Clean(string.Join("; ", Entries(document.RootElement)));
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException or DrydockException)
        {
            // Not every server between us and the registry explains itself in the registry's words; the status says enough.
            return "";
        }
    }

    private static IEnumerable<string> Entries(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (var error in errors.EnumerateArray().Take(3))
            {
                yield return string.Join(": ", new[] { Text(error, "code"), Text(error, "message") }.OfType<string>());
            }
        }
        else if ((Text(root, "details") ?? Text(root, "error_description") ?? Text(root, "message") ?? Text(root, "error")) is { } text)
        {
            yield return text;
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
