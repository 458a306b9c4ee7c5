using System.Text;

namespace Drydock.Oci.Stores.Registries;

/// <summary>What opens a registry. Prints as where it came from, never as itself.</summary>
/// <param name="Source">Where it was found, for messages: a file or a helper.</param>
internal sealed record Credential(string Source)
{
    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>An OAuth 2 refresh token, to be exchanged at the token server.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>A bearer token to be sent as it is.</summary>
    public string? RegistryToken { get; init; }

    /// <summary>The text after <c>Basic</c>, or null when there is no password.</summary>
    public string? Basic => Username is null || Password is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Username}:{Password}"));

    /// <summary>Everything that must not be printed.</summary>
    public IEnumerable<string> Secrets => new[] { Password, IdentityToken, RegistryToken, Basic }.OfType<string>();

    public override string ToString() => $"the credentials from {Source}";
}
