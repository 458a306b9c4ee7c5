using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Editing;

/// <summary>Holds a changed image until it is known to be good: new blobs in a temporary file without a name, those that stayed where they are.</summary>
public sealed class ScratchStore(Image source) : IContentStore, IWritableContentStore
{
    private readonly ContentSpool spool = new();
    private readonly Dictionary<Digest, SpooledContent> blobs = [];
    private readonly Lock gate = new();
    private Descriptor? top;

    public string Name => $"the changed image of '{source.Store.Name}'";

    public ValueTask<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel)
    {
        if (Stayed(descriptor) is not null)
        {
            return ValueTask.FromResult(false);
        }

        using var content = open();
        var kept = spool.Add(content);
        lock (gate)
        {
            return ValueTask.FromResult(blobs.TryAdd(descriptor.Digest, kept));
        }
    }

    public async ValueTask<Descriptor> PushManifestAsync(string? name, ReadOnlyMemory<byte> manifest, MediaType type, string? artifactType, CancellationToken cancel)
    {
        var descriptor = new Descriptor(type, Digest.Sha256(manifest.Span), manifest.Length) { Platform = source.Platform };
        await PushBlobAsync(descriptor, () => new MemoryStream(manifest.ToArray(), writable: false), cancel);
        return top = descriptor;
    }

    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<Descriptor>>(top is null ? [] : [top]);

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel)
    {
        if (Stayed(descriptor) is { } blob)
        {
            return source.Store.OpenAsync(blob, cancel);
        }

        lock (gate)
        {
            return blobs.TryGetValue(descriptor.Digest, out var kept)
                ? ValueTask.FromResult<Stream>(new VerifyingStream(kept.Open(), descriptor.Digest, descriptor.Size, "a blob that was just written"))
                : throw new DrydockException(ErrorCodes.BlobMissing, $"Opening the blob '{descriptor.Digest}' of {Name} failed: it was never written.");
        }
    }

    public ValueTask DisposeAsync()
    {
        spool.Dispose();
        return ValueTask.CompletedTask;
    }

    private Descriptor? Stayed(Descriptor descriptor) => source.Manifest.Layers.FirstOrDefault(l => l.Digest == descriptor.Digest);
}
