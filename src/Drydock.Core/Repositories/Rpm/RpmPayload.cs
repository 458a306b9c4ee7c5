using System.Globalization;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>
/// Walks the files of a payload, forward only: a cpio archive in its "new ASCII" form.
/// <code>
///   "070701" | 13 numbers of 8 hexadecimal digits: inode mode uid gid links time size device 2, special device 2, length of name, checksum | name | padding | content | padding
/// </code>
/// Of hard links only the last has the content. <see href="https://man.freebsd.org/cgi/man.cgi?query=cpio&amp;sektion=5"/>
/// </summary>
public sealed class RpmPayload : IDisposable
{
    private const int HeadBytes = 110;
    private readonly Stream stream;
    private readonly VerifyingStream stored;
    private readonly Limits limits;
    private readonly string what;
    private readonly byte[] head = new byte[HeadBytes];
    private long left;
    private long position;
    private int entries;

    internal RpmPayload(VerifyingStream stored, Limits limits, string what)
    {
        (this.stored, this.limits, this.what) = (stored, limits, what);
        stream = Decompression.Open(stored).Stream;
    }

    /// <summary>Relative to the root.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Type and permissions, as <c>st_mode</c> has them.</summary>
    public int Mode { get; private set; }

    /// <summary>Bytes of content; of a symbolic link its target. 0 for all but the last of several hard links.</summary>
    public long Size { get; private set; }

    /// <summary>Files with the same number, and more than one link, are one file.</summary>
    public long Inode { get; private set; }

    public int Links { get; private set; }

    /// <summary>Moves to the next file, skipping what is left of this one's content; at the end the payload's digest is checked.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DigestMismatch"/>; <see cref="ErrorCodes.Malformed"/>: the archive is damaged, or over a limit.</exception>
    public bool Read() => Guarded(ReadHead);

    /// <summary>Reads content of the file; 0 at its end.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/></exception>
    public int ReadContent(Memory<byte> destination) => Guarded(() => ReadStored(destination.Span));

    public void Dispose() => stream.Dispose();

    private static long Padding(long at) => (4 - (at & 3)) & 3;

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading the files of {what} failed: {e.Message}.", "The package was built wrong, or to do harm.", e);
        }
    }

    private bool ReadHead()
    {
        Skip(left + Padding(position + left));
        Fill(head);
        if (!head.AsSpan(0, 6).SequenceEqual("070701"u8) && !head.AsSpan(0, 6).SequenceEqual("070702"u8))
        {
            throw new InvalidDataException("the payload is no cpio archive of the new form");
        }

        var length = (int)Math.Min(Number(11), int.MaxValue);
        if (length is 0 || length > limits.PathBytes || ++entries > limits.Entries)
        {
            throw new InvalidDataException("a name in the payload is too long, or there are too many");
        }

        var name = new byte[length];
        Fill(name);
        Skip(Padding(position));
        (Inode, Mode, Links, Size) = (Number(0), (int)(Number(1) & 0xFFFF), (int)Math.Min(Number(4), int.MaxValue), Number(6));
        left = Size;
        var text = Encoding.UTF8.GetString(name.AsSpan().TrimEnd((byte)0));
        if (text == "TRAILER!!!")
        {
            Complete();
            return false;
        }

        Path = RpmPath.Normalize(text, limits);
        return true;
    }

    private int ReadStored(Span<byte> destination)
    {
        var count = (int)Math.Min(destination.Length, left);
        if (count == 0)
        {
            return 0;
        }

        var read = stream.Read(destination[..count]);
        if (read == 0)
        {
            throw new InvalidDataException("the payload ends in the middle of a file");
        }

        Count(read);
        left -= read;
        return read;
    }

    private long Number(int index) => long.TryParse(head.AsSpan(6 + (index * 8), 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        ? number : throw new InvalidDataException("a number in the payload is damaged");

    private void Complete()
    {
        var rest = new byte[4096];
        while (stream.Read(rest) is > 0 and var read)
        {
            Count(read);
        }

        stored.Drain();
    }

    private void Skip(long count)
    {
        var buffer = new byte[(int)Math.Min(count, 64 << 10)];
        while (count > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(count, buffer.Length));
            Fill(part);
            count -= part.Length;
        }
    }

    private void Fill(Span<byte> buffer)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw new InvalidDataException("the payload is cut short");
        }

        Count(buffer.Length);
    }

    private void Count(long read)
    {
        position += read;
        if (position > limits.RatioFloor && position / Math.Max(1, limits.CompressionRatio) > stored.BytesRead || position > limits.TotalBytes)
        {
            throw new InvalidDataException("the payload grows out of all proportion when decompressed");
        }
    }
}
