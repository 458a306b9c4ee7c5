namespace Drydock.Oci.Stores.Http;

/// <summary>How to reach servers.</summary>
public sealed record HttpSettings
{
    /// <summary>A PEM file of certificates that are trusted besides the system's own, or null.</summary>
    public string? CaFile { get; init; }

    /// <summary>How long a connection may take to be made.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Reads an environment variable: <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c>, <c>NO_PROXY</c>.</summary>
    public Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;
}
