using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Exchange;

/// <summary>Gives a database to a store: a registry, or an archive.</summary>
internal static class DatabasePush
{
    private const int AtOnce = 4;

    /// <param name="expect">Told how many shards there are.</param>
    /// <param name="done">Told of each shard: its bytes that were sent, 0 when the store had it.</param>
    /// <returns>What stands in the store now.</returns>
    /// <exception cref="DrydockException">There is no database, it is damaged, or the store takes nothing.</exception>
    public static async Task<Descriptor> RunAsync(DatabaseFolder folder, IWritableContentStore store, string? name, Action<int> expect, Action<long> done, CancellationToken cancel)
    {
        var manifest = folder.ReadManifest();
        if (manifest is null || manifest.Inputs.IsEmpty)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Handing on the database '{folder.Root}' failed: there is none.", "Fetch one with 'drydock db update', or make one with 'drydock db build --from FOLDER'.");
        }

        var json = ManifestJson.Write(manifest);
        var artifact = DatabaseArtifact.Of(manifest, json);
        expect(artifact.Layers.Length);
        await store.PushBlobAsync(artifact.Config, () => new MemoryStream(json, writable: false), cancel);

        // An archive's bytes depend on the order: there, they come one after the other.
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = store is Oci.Stores.OciArchiveWriter ? 1 : AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(manifest.Shards.DistinctBy(s => s.Digest).Zip(artifact.Layers), atOnce, async (one, token) =>
        {
            var (shard, layer) = one;
            RequireWhole(folder, shard);
            var isNew = await store.PushBlobAsync(layer, () => folder.OpenShard(shard.Digest), token);
            done(isNew ? shard.Size : 0);
        });
        return await store.PushManifestAsync(name, artifact.Write(), MediaType.OciManifest, DatabaseArtifact.ArtifactType, cancel);
    }

    private static void RequireWhole(DatabaseFolder folder, ShardInfo shard)
    {
        if (!folder.HasWhole(shard))
        {
            throw new DrydockException(ErrorCodes.DatabaseDamaged, $"Handing on the database '{folder.Root}' failed: the shard {shard.Digest.Hex[..12]} is missing or damaged.", "Run 'drydock db update', 'drydock db build' or 'drydock db pull' again: it mends what is damaged.");
        }
    }
}
