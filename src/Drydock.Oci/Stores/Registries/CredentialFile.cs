using System.Text;
using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// A credentials file in the form that Docker and Podman share.
/// <see href="https://docs.docker.com/reference/cli/docker/login/#credential-stores"/>,
/// <see href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md"/>
/// </summary>
internal sealed class CredentialFile(string path, JsonElement root)
{
    /// <summary>The name under which Docker keeps the credentials of Docker Hub.</summary>
    public const string DockerHubKey = "https://index.docker.io/v1/";

    private const int MaxBytes = 4 << 20;

    /// <summary>The file at <paramref name="path"/>, or null when there is none.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>: it cannot be read.</exception>
    public static async ValueTask<CredentialFile?> ReadAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(await BoundedReader.ReadFileAsync(path, MaxBytes, cancel));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new CredentialFile(path, document.RootElement.Clone())
                : throw Failed(path, "it is not a JSON object");
        }
        catch (JsonException e)
        {
            throw Failed(path, $"it is not JSON (line {e.LineNumber + 1})");
        }
    }

    /// <summary>The credential helper for this registry and the server name it is asked for, or null.</summary>
    public (string Helper, string Server)? HelperFor(Reference reference)
    {
        foreach (var host in Hosts(reference.Registry))
        {
            if (Text(Member(Member(root, "credHelpers"), host)) is { } helper)
            {
                return (helper, host);
            }
        }

        return Text(Member(root, "credsStore")) is { } store ? (store, Hosts(reference.Registry)[0]) : null;
    }

    /// <summary>The credential in the file itself, or null. The longest matching path wins, then the bare host, then old forms of it.</summary>
    public Credential? Find(Reference reference)
    {
        var auths = Member(root, "auths");
        if (auths.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var keys = PathKeys(reference).Concat(Hosts(reference.Registry)).Select(key => (key, Member(auths, key)))
            .Concat(auths.EnumerateObject().Where(p => IsUrlOf(p.Name, reference.Registry)).Select(p => (p.Name, p.Value)));
        return keys.Select(k => Decode(k.Item1, k.Item2)).FirstOrDefault(c => c is not null);
    }

    private static IEnumerable<string> PathKeys(Reference reference)
    {
        for (var key = $"{reference.Registry}/{reference.Repository}"; key.Contains('/'); key = key[..key.LastIndexOf('/')])
        {
            yield return key;
        }
    }

    private static string[] Hosts(string registry) =>
        registry == Reference.DockerHub ? [DockerHubKey, "docker.io", "index.docker.io", "registry-1.docker.io"] : [registry];

    // Docker once wrote URLs of the version 1 and 2 APIs as keys.
    private static bool IsUrlOf(string key, string registry)
    {
        var start = key.IndexOf("://", StringComparison.Ordinal);
        return start >= 0 && Hosts(registry).Contains(key[(start + 3)..].Split('/')[0], StringComparer.OrdinalIgnoreCase);
    }

    private Credential? Decode(string key, JsonElement entry)
    {
        var source = $"'{path}'";
        if (Text(Member(entry, "identitytoken")) is { } identity)
        {
            return new Credential(source) { IdentityToken = identity };
        }

        if (Text(Member(entry, "registrytoken")) is { } token)
        {
            return new Credential(source) { RegistryToken = token };
        }

        if (Text(Member(entry, "auth")) is { } auth)
        {
            var buffer = new byte[auth.Length];
            var decoded = Convert.TryFromBase64String(auth, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0') : "";
            var colon = decoded.IndexOf(':');
            return colon > 0
                ? new Credential(source) { Username = decoded[..colon], Password = decoded[(colon + 1)..] }
                : throw Failed(path, $"the entry '{key}' is not base64 of a user, a colon and a password");
        }

        // An entry without anything in it marks a registry whose credentials a helper keeps.
        return Text(Member(entry, "username")) is { } user ? new Credential(source) { Username = user, Password = Text(Member(entry, "password")) ?? "" } : null;
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static DrydockException Failed(string path, string happened) =>
        new(ErrorCodes.BadArgument, $"Reading the credentials in '{path}' failed: {happened}.", "Log in again with 'docker login' or 'podman login', or repair the file.");
}
