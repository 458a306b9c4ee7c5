using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Exchange;

/// <summary>Takes a database from a store: the shards that are not here, each checked, and then the switch. Whatever fails, the database that was there stays.</summary>
internal sealed class DatabasePull(DatabaseFolder folder, IContentStore store, Limits limits)
{
    private const int AtOnce = 4;

    /// <summary>We write thousands of bytes for each input; more is no manifest.</summary>
    private const int MostManifestBytes = 64 << 20;
    private const int MostShards = 20_000;
    private const long MostShardBytes = 512 << 20;

    /// <param name="name">What to take; null for the only thing there is.</param>
    /// <param name="expect">Told how many shards are missing.</param>
    /// <param name="done">Told of each that came.</param>
    /// <exception cref="DrydockException">It is no database, a newer or a damaged one, cannot be reached, or another update is at work.</exception>
    public async Task<DatabaseManifest> RunAsync(string? name, Action<int> expect, Action<long> done, CancellationToken cancel)
    {
        using var held = folder.Lock();
        var top = await ResolveAsync(name, cancel);
        var what = $"the database '{top.Digest}' of '{store.Name}'";
        var artifact = DatabaseArtifact.Read(await ReadAsync(top, limits.ManifestBytes, what, cancel), what);
        var manifest = ManifestJson.Read(await ReadAsync(artifact.Config, MostManifestBytes, what, cancel), $"'{store.Name}'");
        var shards = manifest.Shards.DistinctBy(s => s.Digest).ToList();
        Check(artifact, shards, what);

        var missing = shards.Where(s => !folder.HasWhole(s)).ToList();
        var layers = artifact.Layers.DistinctBy(l => l.Digest).ToDictionary(l => l.Digest);
        expect(missing.Count);
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (shard, token) =>
        {
            await using var stream = await store.OpenAsync(layers[shard.Digest] with { Size = shard.Size }, token);
            await folder.KeepAsync(shard, stream, token);
            done(shard.Size);
        });
        folder.Switch(manifest);
        return manifest;
    }

    private async Task<Descriptor> ResolveAsync(string? name, CancellationToken cancel)
    {
        var all = await store.ResolveAsync(name, cancel);
        var found = all.Count > 1 ? [.. all.Where(d => d.ArtifactType == DatabaseArtifact.ArtifactType)] : all;
        return found.Count == 1 ? found[0] : throw new DrydockException(
            ErrorCodes.SourceNotFound, $"Looking for a vulnerability database in '{store.Name}' failed: it has {found.Count} of {all.Count} entries that are one.", "Name what 'drydock db push' or 'drydock db export' wrote.");
    }

    private async Task<byte[]> ReadAsync(Descriptor descriptor, long most, string what, CancellationToken cancel)
    {
        if (descriptor.Size > most)
        {
            throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading {what} failed: a part of {descriptor.Size} bytes is over the limit of {most}.", "This is no database that Drydock wrote.");
        }

        await using var stream = await store.OpenAsync(descriptor, cancel);
        return await BoundedReader.ReadAsync(stream, most, what, cancel);
    }

    /// <summary>What a stranger wrote must fit together before anything is fetched: every shard has a layer of its size.</summary>
    private static void Check(DatabaseArtifact artifact, List<ShardInfo> shards, string what)
    {
        var layers = artifact.Layers.Select(l => (l.Digest, l.Size)).ToHashSet();
        var problem = shards.Count > MostShards ? $"it has {shards.Count} shards"
            : shards.Exists(s => s.Digest.Algorithm != "sha256") ? "a shard has no SHA-256 digest"
            : shards.Exists(s => s.Size is < 0 or > MostShardBytes) ? "a shard has an impossible size"
            : shards.Exists(s => !layers.Contains((s.Digest, s.Size))) ? "its manifest names a shard that it does not bring"
            : null;
        if (problem is not null)
        {
            throw new DrydockException(ErrorCodes.DatabaseDamaged, $"Reading {what} failed: {problem}.", "Push or export the database again.");
        }
    }
}
