using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>A tar archive on disk whose members are read in place: an index of names to offsets, made in one pass over the headers.</summary>
internal sealed class ArchiveFile : IDisposable
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

    public static ArchiveFile Open(string name, Stream stream, Limits limits)
    {
        var seekable = stream is FileStream { CanSeek: true } file && !IsCompressed(file) ? file : Spool(stream, name, limits);
        var archive = new ArchiveFile(name, seekable);
        archive.Index(limits);
        return archive;
    }

    /// <summary>The member's size in bytes, or null when there is none of that name.</summary>
    public long? SizeOf(string name) => Find(name)?.Size;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BlobMissing"/></exception>
    public Stream OpenMember(string name) => Find(name) is { } member
        ? new SectionStream(file.SafeFileHandle, member.Offset, member.Size)
        : throw new DrydockException(ErrorCodes.BlobMissing, $"Opening '{name}' in the archive '{Name}' failed: there is no such member.", "The archive is incomplete: save the image again.");

    public void Dispose() => file.Dispose();

    private static bool IsCompressed(FileStream file)
    {
        Span<byte> head = stackalloc byte[4];
        var length = RandomAccess.Read(file.SafeFileHandle, head, 0);
        return length == 4 && (head is [0x1F, 0x8B, ..] or [0x28, 0xB5, 0x2F, 0xFD]);
    }

    private static FileStream Spool(Stream stream, string name, Limits limits)
    {
        using var source = stream;
        var path = Path.Join(Path.GetTempPath(), "drydock-" + Path.GetRandomFileName());
        var spool = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        try
        {
            Copy(Layers.Decompression.Open(source).Stream, spool, name, limits);
            return spool;
        }
        catch (InvalidDataException e)
        {
            spool.Dispose();
            throw new DrydockException(ErrorCodes.Malformed, $"Decompressing the archive '{name}' failed: {e.Message}", "Save the image again.", e);
        }
    }

    private static void Copy(Stream from, FileStream to, string name, Limits limits)
    {
        var buffer = new byte[256 << 10];
        int read;
        while ((read = from.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            to.Write(buffer, 0, read);
            if (to.Length > limits.TotalBytes)
            {
                throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading the archive '{name}' failed: it is larger than {limits.TotalBytes} bytes.", "Raise --max-total-size if you trust it.");
            }
        }
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
            members.TryAdd(member.Name, new Member(member.Offset, member.Size, member.Link));
        }
    }

    private sealed record Member(long Offset, long Size, string? Link);
}
