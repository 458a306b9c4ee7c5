using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Stores;

/// <summary>An OCI image layout in a tar archive, read in place.</summary>
internal sealed class OciArchiveStore(ArchiveFile archive, Limits limits) : IContentStore, ILocalStore, IReferrerStore
{
    public string Name => archive.Name;

    public async ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel)
    {
        await using var stream = archive.OpenMember("index.json");
        var json = await BoundedReader.ReadAsync(stream, limits.ManifestBytes, $"the index of '{Name}'", cancel);
        return LayoutIndex.Select(ImageDocuments.ReadIndex(json, $"the index of '{Name}'"), name, Name);
    }

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel)
    {
        var member = archive.OpenMember(MemberOf(descriptor));
        return ValueTask.FromResult<Stream>(new VerifyingStream(member, descriptor.Digest, descriptor.Size, $"the blob in '{Name}'"));
    }

    public long? SizeOf(Descriptor descriptor) => archive.SizeOf(MemberOf(descriptor));

    public ValueTask<IReadOnlyList<Descriptor>> FindReferrersAsync(Digest subject, CancellationToken cancel) => LayoutReferrers.FindAsync(this, subject, limits, cancel);

    public ValueTask DisposeAsync()
    {
        archive.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string MemberOf(Descriptor descriptor) => $"blobs/{descriptor.Digest.Algorithm}/{descriptor.Digest.Hex}";
}
