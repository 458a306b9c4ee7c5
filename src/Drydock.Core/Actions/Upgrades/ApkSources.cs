using System.Collections.Immutable;
using Drydock.Core.Repositories;
using Drydock.Core.Repositories.Apk;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Upgrades;

/// <summary>The indexes that are asked for newer packages of an image.</summary>
/// <param name="Indexes">Verified.</param>
/// <param name="Problems">Repositories that were not used, and why.</param>
/// <param name="IsIncomplete">Whether one could not be read that should have been.</param>
internal sealed record ApkSources(ImmutableArray<ApkIndex> Indexes, ApkKeys Keys, ImmutableArray<string> Problems, bool IsIncomplete)
{
    /// <exception cref="DrydockException">No repository is known, or none can be read.</exception>
    public static async Task<ApkSources> LoadAsync(ApkImage image, UpgradeRequest request, IRepositoryOpener opener, Limits limits, CancellationToken cancel)
    {
        var keys = KeysOf(image, request);
        var own = request.UsesImageSources ? ApkRepository.Parse(image.Repositories) : [];
        var isWeb = own.ToLookup(r => r.Address.StartsWith("http:", StringComparison.Ordinal) || r.Address.StartsWith("https:", StringComparison.Ordinal));
        var problems = isWeb[false].Select(r => $"patch: the repository '{r.Address}' is a folder of the image, and is not read; name it with --repo.").ToList();
        ImmutableArray<ApkRepository> all = [.. isWeb[true], .. ApkRepository.Parse(string.Join('\n', request.Repositories))];
        if (all.IsEmpty)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, "Looking for newer packages failed: the image is configured for no repository.", "Name one: --repo http://HOST/alpine/v3.20/main, or a folder.");
        }

        var indexes = ImmutableArray.CreateBuilder<ApkIndex>();
        DrydockException? first = null;
        foreach (var repository in all.Distinct())
        {
            try
            {
                indexes.Add(await ApkIndex.OpenAsync(opener.Open(repository.Address), image.Architecture, repository.Tag, keys, limits, cancel));
            }
            catch (DrydockException e)
            {
                first ??= e;
                problems.Add($"patch: a repository was not used: {e.Message}");
            }
        }

        return indexes.Count == 0 ? throw first! : new ApkSources(indexes.ToImmutable(), keys, [.. problems], first is not null);
    }

    /// <summary>Those of the image, and those that the user names.</summary>
    public static ApkKeys KeysOf(ApkImage image, UpgradeRequest request) => ApkKeys.Parse([.. image.Keys, .. request.Keyrings.Select(k => (Path.GetFileName(k.Name), k.Content))]);

    /// <summary>The same without packages that cannot be installed.</summary>
    public ImmutableArray<ApkIndex> Without(IReadOnlySet<(string Name, string Version)> refused) =>
        [.. Indexes.Select(i => i with { Records = [.. i.Records.Where(r => !refused.Contains((r.Name, r.Version)))] })];
}
