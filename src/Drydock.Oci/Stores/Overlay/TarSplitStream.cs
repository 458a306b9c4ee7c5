using Drydock.Oci.Content;
using Microsoft.Win32.SafeHandles;

namespace Drydock.Oci.Stores.Overlay;

/// <summary>The tar of a layer, put together again from its headers and the files it was unpacked to.</summary>
internal sealed class TarSplitStream(TarSplitReader parts, FolderFiles files, string what) : ForwardStream
{
    private ReadOnlyMemory<byte> bytes;
    private SafeFileHandle? file;
    private long position;
    private long size;

    public override int Read(Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            if (!bytes.IsEmpty)
            {
                var count = Math.Min(bytes.Length, buffer.Length - total);
                bytes.Span[..count].CopyTo(buffer[total..]);
                bytes = bytes[count..];
                total += count;
            }
            else if (file is not null)
            {
                total += ReadFile(buffer[total..]);
            }
            else if (!Next())
            {
                break;
            }
        }

        return total;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file?.Dispose();
            files.Dispose();
            parts.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Next()
    {
        if (!parts.TryRead(out var part))
        {
            return false;
        }

        bytes = part.Bytes;
        if (part.Name.Length > 0 || part.Bytes.IsEmpty)
        {
            file = Open(part);
            (position, size) = (0, part.Size);
        }

        return true;
    }

    private SafeFileHandle Open(TarSplitPart part)
    {
        var shown = Layers.ImagePath.DecodeText(part.Name);
        var opened = files.Open(part.Name, out var error) ?? throw new DrydockException(
            ErrorCodes.BlobMissing,
            $"Reading the file '{shown}' of {what} failed: {error}.",
            "The storage is incomplete, or its files belong to another user: 'podman unshare drydock …' reads a rootless one as its owner.");
        if (!LinuxFiles.TryStatus(opened, out var status) || !status.IsFile || status.Size != part.Size)
        {
            opened.Dispose();
            throw new DrydockException(
                ErrorCodes.DigestMismatch,
                $"Reading the file '{shown}' of {what} failed: it has {status.Size} bytes, the layer's tar had {part.Size}.",
                "A file of the image was changed inside the storage: pull or build the image again.");
        }

        return opened;
    }

    private int ReadFile(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, size - position);
        var read = RandomAccess.Read(file!, buffer[..count], position);
        if (read == 0)
        {
            throw new DrydockException(ErrorCodes.DigestMismatch, $"Reading a file of {what} failed: it became shorter meanwhile.", "Try again when nothing changes the storage.");
        }

        position += read;
        if (position == size)
        {
            file!.Dispose();
            file = null;
        }

        return read;
    }
}
