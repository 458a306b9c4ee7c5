using System.Net.Http.Headers;
using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// Exchanges credentials, or none, for a bearer token.
/// <see href="https://distribution.github.io/distribution/spec/auth/token/"/>, <see href="https://distribution.github.io/distribution/spec/auth/oauth/"/>
/// </summary>
internal sealed class TokenClient(Reference reference, RegistrySender sender, RegistryErrors errors, Redactor redactor)
{
    private const int MaxBytes = 1 << 20;
    private const string ClientId = "drydock";

    /// <exception cref="DrydockException">The token server refuses, or cannot be reached.</exception>
    public async Task<string> GetAsync(AuthChallenge challenge, bool secure, Credential? credential, LoginState login, CancellationToken cancel)
    {
        var attempted = $"Logging in to '{reference.Registry}' for '{reference.Repository}'";
        var realm = Realm(challenge, secure, attempted);
        using var response = await sender.SendAsync(() => Request(realm, challenge, credential), attempted, cancel);
        if (!response.IsSuccessStatusCode)
        {
            throw await errors.ReadAsync(response, attempted, ErrorCodes.RegistryRefused, login, isPush: false, cancel);
        }

        var token = await ReadTokenAsync(response, attempted, cancel);
        redactor.Add(token);
        return token;
    }

    // The registry names the server that gets the password: at least it must not be in the open.
    private static Uri Realm(AuthChallenge challenge, bool secure, string attempted)
    {
        if (!Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm) || !(realm.Scheme == Uri.UriSchemeHttps || realm.Scheme == Uri.UriSchemeHttp))
        {
            throw new DrydockException(ErrorCodes.RegistryRefused, $"{attempted} failed: the registry names no token server.");
        }

        return !secure || realm.Scheme == Uri.UriSchemeHttps
            ? realm
            : throw new DrydockException(ErrorCodes.RegistryRefused, $"{attempted} failed: the token server 'http://{realm.Authority}' is not secure.", "Ask whoever runs this registry.");
    }

    private HttpRequestMessage Request(Uri realm, AuthChallenge challenge, Credential? credential)
    {
        var scope = challenge.Scope ?? $"repository:{reference.Repository}:pull";
        if (credential?.IdentityToken is { } identity)
        {
            var form = new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = identity,
                ["client_id"] = ClientId,
                ["scope"] = scope,
                ["service"] = challenge.Service ?? "",
            };
            return new HttpRequestMessage(HttpMethod.Post, realm) { Content = new FormUrlEncodedContent(form) };
        }

        var query = string.Concat(scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => $"&scope={Uri.EscapeDataString(s)}"));
        query += challenge.Service is null ? "" : $"&service={Uri.EscapeDataString(challenge.Service)}";
        var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(realm) { Query = $"{realm.Query.TrimStart('?')}{query}".TrimStart('&') }.Uri);
        if (credential?.Basic is { } basic)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        }

        return request;
    }

    private static async Task<string> ReadTokenAsync(HttpResponseMessage response, string attempted, CancellationToken cancel)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            using var document = JsonDocument.Parse(await BoundedReader.ReadAsync(body, MaxBytes, "the token", cancel));
            foreach (var name in new[] { "token", "access_token" })
            {
                // A header takes visible characters alone.
                if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
                    && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } token && token.All(c => c is > ' ' and < '\x7f'))
                {
                    return token;
                }
            }
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException)
        {
            throw new DrydockException(ErrorCodes.RegistryRefused, $"{attempted} failed: the answer of the token server cannot be read.", inner: e);
        }

        throw new DrydockException(ErrorCodes.RegistryRefused, $"{attempted} failed: the token server sent no token.");
    }
}
