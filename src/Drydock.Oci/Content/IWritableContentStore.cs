namespace Drydock.Oci.Content;

/// <summary>A place that takes blobs and manifests: a registry repository, an archive that is being written. Safe for several threads.</summary>
public interface IWritableContentStore
{
    /// <summary>What to call this store in messages. Never holds credentials.</summary>
    string Name { get; }

    /// <summary>Gives a blob to the store, unless it has it already.</summary>
    /// <param name="open">Opens the bytes; again for each try.</param>
    /// <returns>False when the store had it.</returns>
    /// <exception cref="DrydockException">The store takes nothing, or there is no room.</exception>
    ValueTask<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel);

    /// <summary>Gives a manifest to the store, under a name. Every blob that it names must be there before.</summary>
    /// <param name="name">A tag; its own digest for one of an index, which is not listed by itself; null for what the store was opened with, or none.</param>
    /// <param name="artifactType">For the entry of an index, where the store has one; null for an image.</param>
    /// <exception cref="DrydockException">The store takes nothing, or there is no room.</exception>
    ValueTask<Descriptor> PushManifestAsync(string? name, ReadOnlyMemory<byte> manifest, MediaType type, string? artifactType, CancellationToken cancel);
}
