namespace Drydock.Oci.Stores;

/// <summary>How to talk to a registry.</summary>
public sealed record RegistryOptions
{
    public static readonly RegistryOptions Default = new();

    /// <summary>Speak http. Without it only loopback hosts may, and they are asked for https first.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>A PEM file of certificates that are trusted besides the system's own, or null.</summary>
    public string? CaFile { get; init; }

    /// <summary>The one credentials file to read, in the form of Docker's config.json; null looks where Docker and Podman do.</summary>
    public string? AuthFile { get; init; }

    /// <summary>How often a request is tried again after 429, a 5xx answer or a broken connection.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Blobs read at the same time.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>The first pause between two tries; each further one is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.4);

    /// <summary>The longest pause that a server may ask for with <c>Retry-After</c> before we give up instead.</summary>
    public TimeSpan MaxPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a server may stay silent before the connection counts as broken.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Reads an environment variable: proxies, <c>DOCKER_CONFIG</c>, <c>REGISTRY_AUTH_FILE</c>, <c>HOME</c>, <c>PATH</c> and their like.</summary>
    public Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;
}
