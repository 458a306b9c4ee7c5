using System.Collections.Immutable;

namespace Drydock.Core.Repositories.Apt;

/// <summary>One suite of a repository, as a source of apt names it. <see href="https://manpages.debian.org/bookworm/apt/sources.list.5.en.html"/></summary>
/// <param name="Address">As written: http, https, file, or a folder.</param>
/// <param name="Suite">Ends in <c>/</c> for a flat repository, and is the folder of its indexes then.</param>
/// <param name="Components">Empty for a flat repository.</param>
/// <param name="Place">Where it is written, for messages: <c>etc/apt/sources.list:3</c>.</param>
public sealed record AptSource(string Address, string Suite, ImmutableArray<string> Components, string Place)
{
    /// <summary>Those it is for; empty for all.</summary>
    public ImmutableArray<string> Architectures { get; init; } = [];

    /// <summary>Paths of keyrings in the image, without leading slash.</summary>
    public ImmutableArray<string> KeyringPaths { get; init; } = [];

    /// <summary>The only keys that count; empty for all of the keyrings.</summary>
    public ImmutableArray<string> Fingerprints { get; init; } = [];

    /// <summary>A keyring written into the source itself; null mostly.</summary>
    public ReadOnlyMemory<byte>? InlineKey { get; init; }

    /// <summary>False where the source says <c>Check-Valid-Until: no</c>: for snapshots that never change again.</summary>
    public bool ChecksExpiry { get; init; } = true;

    /// <summary>It asks to be believed without a signature, which nobody can have here.</summary>
    public bool AsksForTrust { get; init; }

    /// <summary>Named by the user, not by the image.</summary>
    public bool IsGiven { get; init; }

    public bool IsFlat => Suite.EndsWith('/');

    public override string ToString() => $"{RepositoryBundle.WithoutPassword(Address)} {Suite}{string.Concat(Components.Select(c => " " + c))}";

    /// <summary>Takes <c>Signed-By</c>: paths and fingerprints, with commas or spaces between.</summary>
    internal AptSource SignedBy(string value)
    {
        var parts = value.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return this with
        {
            KeyringPaths = [.. KeyringPaths, .. parts.Where(p => p[0] == '/').Select(p => p.TrimStart('/'))],
            Fingerprints = [.. Fingerprints, .. parts.Where(p => p[0] != '/')],
        };
    }
}
