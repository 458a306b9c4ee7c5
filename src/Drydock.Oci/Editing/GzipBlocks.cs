using System.IO.Compression;

namespace Drydock.Oci.Editing;

/// <summary>
/// Compresses to gzip on several cores: blocks of a fixed size become members one after the other, which every reader takes for one stream. The same bytes give the same bytes, however many cores there are.
/// <see href="https://www.rfc-editor.org/rfc/rfc1952#section-2.2"/>
/// </summary>
internal sealed class GzipBlocks(Stream output) : Stream
{
    private const int BlockBytes = 1 << 20;
    private static readonly int MostWaiting = Environment.ProcessorCount * 2;
    private readonly Queue<Task<byte[]>> waiting = new();
    private byte[] block = new byte[BlockBytes];
    private int length;
    private bool isDone;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var step = Math.Min(buffer.Length, BlockBytes - length);
            buffer[..step].CopyTo(block.AsSpan(length));
            length += step;
            buffer = buffer[step..];
            if (length == BlockBytes)
            {
                Compress();
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isDone)
        {
            isDone = true;
            Compress();
            while (waiting.TryDequeue(out var next))
            {
                output.Write(next.GetAwaiter().GetResult());
            }
        }

        base.Dispose(disposing);
    }

    private void Compress()
    {
        if (length > 0)
        {
            var (bytes, count) = (block, length);
            waiting.Enqueue(Task.Run(() => Compressed(bytes.AsSpan(0, count))));
            (block, length) = (new byte[BlockBytes], 0);
        }

        while (waiting.Count > MostWaiting)
        {
            output.Write(waiting.Dequeue().GetAwaiter().GetResult());
        }
    }

    private static byte[] Compressed(ReadOnlySpan<byte> bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }
}
