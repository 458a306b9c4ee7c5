using System.Collections.Immutable;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>Which packages of the distribution are to be raised, and from where.</summary>
public sealed record UpgradeRequest
{
    /// <summary>Everything of which there is a newer version, not only what findings name.</summary>
    public bool All { get; init; }

    /// <summary>Packages by name, each with the version that is enough or without; empty for those that findings name.</summary>
    public ImmutableArray<(string Name, string? AtLeast)> Packages { get; init; } = [];

    /// <summary>Repositories besides the image's own: an address or folder, with suite and components where it has them.</summary>
    public ImmutableArray<string> Repositories { get; init; } = [];

    /// <summary>Whether the repositories that the image is configured for are asked too.</summary>
    public bool UsesImageSources { get; init; } = true;

    /// <summary>Keys that count besides the image's own, as name and content.</summary>
    public ImmutableArray<(string Name, byte[] Content)> Keyrings { get; init; } = [];

    /// <summary>Packages that are raised though a script of theirs is not understood, and not run.</summary>
    public ImmutableHashSet<string> AcceptScripts { get; init; } = [];

    /// <summary>Seconds since 1970, of files that are made on the way; null for the newest of the packages.</summary>
    public long? Time { get; init; }
}
