using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// A program <c>docker-credential-NAME</c> that keeps credentials elsewhere.
/// <see href="https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol"/>
/// </summary>
internal sealed class CredentialHelper(string name, Func<string, string?> variables, TimeProvider time)
{
    private string Program => $"docker-credential-{name}";

    /// <summary>The credential for <paramref name="server"/>, or null when the helper has none.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.CredentialHelper"/></exception>
    public async ValueTask<Credential?> GetAsync(string server, CancellationToken cancel)
    {
        if (name.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."))
        {
            throw Failed(server, "its name is not the end of a file name");
        }

        var process = new ChildProcess(Program, ["get"], ErrorCodes.CredentialHelper) { Input = server, Variables = variables };
        var result = await process.RunAsync(time, cancel);
        if (result.ExitCode == 0)
        {
            return Read(result.Output, server);
        }

        // Helpers tell on standard output what went wrong. What they say may hold secrets: it is not passed on.
        return result.Output.Contains("credentials not found", StringComparison.OrdinalIgnoreCase)
            ? null
            : throw Failed(server, $"it ended with exit code {result.ExitCode}");
    }

    private Credential? Read(string json, string server)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var (user, secret) = (Text(document.RootElement, "Username"), Text(document.RootElement, "Secret"));
            return user is null || secret is null ? null
                : user == "<token>" ? new Credential($"'{Program}'") { IdentityToken = secret }
                : new Credential($"'{Program}'") { Username = user, Password = secret };
        }
        catch (JsonException)
        {
            throw Failed(server, "its answer is not JSON");
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text ? text : null;

    private DrydockException Failed(string server, string happened) => new(
        ErrorCodes.CredentialHelper,
        $"Asking '{Program}' for the credentials of '{server}' failed: {happened}.",
        $"Try it by hand: echo '{server}' | {Program} get");
}
