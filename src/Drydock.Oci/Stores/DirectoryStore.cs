using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Stores;

/// <summary>A folder on this machine as an image of one layer: an unpacked root file system or a source tree. It has no blobs, and so no digests.</summary>
public sealed class DirectoryStore(string folder) : IContentStore, IFolderStore
{
    public string Name => folder;

    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel)
    {
        if (name is not null)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Looking for '{name}' in the folder '{folder}' failed: a folder is one image without a name.", "Leave the name out: dir:PATH.");
        }

        using var root = LinuxFiles.OpenRoot(folder, out var error) ?? throw NotFound(error);
        return ValueTask.FromResult<IReadOnlyList<Descriptor>>([Image.FolderDescriptor]);
    }

    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel) =>
        throw new DrydockException(ErrorCodes.BlobMissing, $"Opening the blob '{descriptor.Digest}' of '{folder}' failed: a folder has no blobs.");

    public EntryReader OpenFolder(Limits limits) =>
        new FolderEntryReader(LinuxFiles.OpenRoot(folder, out var error) ?? throw NotFound(error), Path.GetFullPath(folder) == "/", limits);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private DrydockException NotFound(string error) =>
        new(ErrorCodes.SourceNotFound, $"Opening the folder '{folder}' failed: {error}.", "Check the path and its permissions.");
}
