using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Images;

/// <summary>
/// The run settings, history and diff IDs of an image.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md"/>
/// </summary>
public sealed record ImageConfig(Platform Platform)
{
    /// <summary>Uncompressed layer digests, base first.</summary>
    public ImmutableArray<Digest> DiffIds { get; init; } = [];

    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    /// <summary>RFC 3339, as written.</summary>
    public string? Created { get; init; }

    public string? Author { get; init; }

    /// <summary>Empty means root: <c>user</c>, <c>uid</c>, <c>user:group</c> and so on.</summary>
    public string User { get; init; } = "";

    public ImmutableArray<string> Env { get; init; } = [];

    public ImmutableArray<string> Entrypoint { get; init; } = [];

    public ImmutableArray<string> Command { get; init; } = [];

    public string WorkingDir { get; init; } = "";

    public ImmutableArray<string> ExposedPorts { get; init; } = [];

    public ImmutableArray<string> Volumes { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string? StopSignal { get; init; }

    /// <summary>Null when the image says nothing; <c>["NONE"]</c> when it switches off what its base said.</summary>
    public ImmutableArray<string>? Healthcheck { get; init; }
}
