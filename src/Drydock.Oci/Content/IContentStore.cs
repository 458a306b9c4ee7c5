namespace Drydock.Oci.Content;

/// <summary>A place that holds blobs by digest: a registry repository, a layout, an archive, a daemon, memory.</summary>
public interface IContentStore : IAsyncDisposable
{
    /// <summary>What to call this store in messages, for example the path of the archive. Never holds credentials.</summary>
    string Name { get; }

    /// <summary>The images at the top of the store that <paramref name="name"/> (a tag, a digest, or null for all) selects; manifests or indexes.</summary>
    /// <exception cref="DrydockException">The name is not there, or the store cannot be read.</exception>
    ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel);

    /// <summary>Opens a blob. The stream throws <see cref="ErrorCodes.DigestMismatch"/> at its end if digest or length differ.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BlobMissing"/>, network errors.</exception>
    ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel);
}
