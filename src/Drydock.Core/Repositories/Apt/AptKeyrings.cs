using System.Collections.Immutable;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Apt;

/// <summary>
/// Which keys count for which source: those that its <c>Signed-By</c> names, or else <c>etc/apt/trusted.gpg</c> and <c>etc/apt/trusted.gpg.d</c>; for a repository that the user names,
/// also those of the image's own sources; and those of <c>--keyring</c> for all.
/// </summary>
/// <param name="files">Of the image, by their path without leading slash: at least <c>etc/apt/trusted.gpg</c>, <c>etc/apt/trusted.gpg.d</c> and every <see cref="AptSource.KeyringPaths"/>.</param>
/// <param name="sources">The image's own.</param>
/// <param name="given">Keyrings of the user.</param>
public sealed class AptKeyrings(IEnumerable<(string Path, byte[] Content)> files, IEnumerable<AptSource> sources, IEnumerable<(string Name, byte[] Content)> given)
{
    private const string Folder = "etc/apt/trusted.gpg.d/";
    private readonly ImmutableArray<(string Path, byte[] Content)> files = [.. files];
    private readonly ImmutableArray<AptSource> sources = [.. sources];
    private readonly ImmutableArray<(string Name, byte[] Content)> given = [.. given];

    /// <exception cref="DrydockException"><see cref="ErrorCodes.Untrusted"/>: a keyring that the source names is not there.</exception>
    public Keyring For(AptSource source)
    {
        var own = Own(source).ToList();
        if (source.KeyringPaths.FirstOrDefault(p => !own.Exists(f => f.Path == p)) is { } missing && given.IsEmpty)
        {
            throw new DrydockException(ErrorCodes.Untrusted, $"Trusting the source '{source}' of {source.Place} failed: the image has no keyring '/{missing}'.", "Name the keyring that holds its key with --keyring.");
        }

        var isBound = source.KeyringPaths.Length > 0 || source.InlineKey is not null;
        var chosen = isBound ? own : [.. own, .. files.Where(f => IsTrusted(f.Path)), .. source.IsGiven ? sources.SelectMany(Own) : []];
        var keys = Keyring.Parse([.. chosen.DistinctBy(f => f.Path, StringComparer.Ordinal), .. given]);
        return source.Fingerprints.IsEmpty ? keys : keys.Only(source.Fingerprints);
    }

    private IEnumerable<(string Path, byte[] Content)> Own(AptSource source) =>
        files.Where(f => source.KeyringPaths.Contains(f.Path)).Concat(source.InlineKey is { } key ? [($"the key in {source.Place}", key.ToArray())] : []);

    private static bool IsTrusted(string path) => path == "etc/apt/trusted.gpg"
        || (path.StartsWith(Folder, StringComparison.Ordinal) && !path.AsSpan(Folder.Length).Contains('/') && (path.EndsWith(".gpg", StringComparison.Ordinal) || path.EndsWith(".asc", StringComparison.Ordinal)));
}
