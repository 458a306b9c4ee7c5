using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Stores;

/// <summary>A tar archive on disk whose members are read in place: an index of names to offsets, made in one pass over the headers.</summary>
public sealed class ArchiveFile : IDisposable
{
    private readonly Dictionary<string, Member> members = new(StringComparer.Ordinal);
    private readonly FileStream file;

    private ArchiveFile(string name, FileStream file)
    {
        Name = name;
        this.file = file;
    }

    public string Name { get; }

    public IEnumerable<string> Members => members.Keys;

    /// <summary>Opens an archive; a compressed one, or one that cannot be sought in, is first copied, uncompressed, to a temporary file without a name.</summary>
    /// <exception cref="DrydockException">It is not there, not a tar archive, or over a limit.</exception>
    public static ArchiveFile Open(string path, Limits limits)
    {
        try
        {
            var file = new FileStream(path, new FileStreamOptions { BufferSize = 0 });
            return Open(path, file, limits);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Opening the archive '{path}' failed: {e.Message}", "Check the path and its permissions.", e);
        }
    }

    /// <summary>As <see cref="Open(string, Limits)"/>; <paramref name="stream"/> is taken over, also on failure.</summary>
    public static ArchiveFile Open(string name, Stream stream, Limits limits)
    {
        var seekable = stream is FileStream { CanSeek: true } file && !IsCompressed(file) ? file : ArchiveSpool.Copy(stream, name, limits);
        var archive = new ArchiveFile(name, seekable);
        try
        {
            archive.Index(limits);
            return archive;
        }
        catch (Exception e) when (e is DrydockException or IOException)
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>The member's size in bytes, or null when there is none of that name.</summary>
    public long? SizeOf(string name) => Find(name)?.Size;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BlobMissing"/></exception>
    public Stream OpenMember(string name) => Find(name) is { } member
        ? new SectionStream(file.SafeFileHandle, member.Offset, member.Size)
        : throw new DrydockException(ErrorCodes.BlobMissing, $"Opening '{name}' in the archive '{Name}' failed: there is no such member.", "The archive is incomplete: make it again.");

    public void Dispose() => file.Dispose();

    private static bool IsCompressed(FileStream file)
    {
        Span<byte> head = stackalloc byte[Decompression.HeadBytes];
        return Decompression.Detect(head[..RandomAccess.Read(file.SafeFileHandle, head, 0)]) != Compression.None;
    }

    private Member? Find(string name)
    {
        // Old archives link a layer that several images share to its first copy.
        for (var hops = 0; hops < 8 && members.TryGetValue(name, out var member); hops++)
        {
            if (member.Link is null)
            {
                return member;
            }

            name = member.Link;
        }

        return null;
    }

    private void Index(Limits limits)
    {
        using var view = new SectionStream(file.SafeFileHandle, 0, file.Length);
        using var walker = new ArchiveWalker(view, Name, limits);
        while (walker.Read() is { } member)
        {
            // Tools differ in which of two members of one name they take: with these two that would be two images in one.
            if (!members.TryAdd(member.Name, new Member(member.Offset, member.Size, member.Link)) && member.Name is "index.json" or "manifest.json")
            {
                throw new DrydockException(ErrorCodes.Malformed, $"Reading the archive '{Name}' failed: it has two members named '{member.Name}'.", "Tools would read different images from it: save the image again.");
            }
        }
    }

    private sealed record Member(long Offset, long Size, string? Link);
}
