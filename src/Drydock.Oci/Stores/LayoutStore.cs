using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Stores;

/// <summary>
/// An OCI image layout in a folder.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md"/>
/// </summary>
public sealed class LayoutStore(string folder, Limits limits) : IContentStore, ILocalStore, IReferrerStore
{
    public string Name => folder;

    public async ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel)
    {
        var json = await BoundedReader.ReadFileAsync(Path.Join(folder, "index.json"), limits.ManifestBytes, cancel);
        return LayoutIndex.Select(ImageDocuments.ReadIndex(json, $"the index of '{folder}'"), name, folder);
    }

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel)
    {
        var path = PathOf(descriptor.Digest);
        try
        {
            var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
            return ValueTask.FromResult<Stream>(new VerifyingStream(file, descriptor.Digest, descriptor.Size, $"the blob in '{folder}'"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.BlobMissing, $"Opening the blob '{descriptor.Digest}' of '{folder}' failed: {e.Message}", "The layout is incomplete: copy the image again.", e);
        }
    }

    public long? SizeOf(Descriptor descriptor) => new FileInfo(PathOf(descriptor.Digest)) is { Exists: true } file ? file.Length : null;

    public ValueTask<IReadOnlyList<Descriptor>> FindReferrersAsync(Digest subject, CancellationToken cancel) => LayoutReferrers.FindAsync(this, subject, limits, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A digest is an algorithm and hex digits by construction: the path cannot leave the folder.</summary>
    private string PathOf(Digest digest) => Path.Join(folder, "blobs", digest.Algorithm, digest.Hex);
}
