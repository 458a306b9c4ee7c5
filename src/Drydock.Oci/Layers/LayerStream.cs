using System.Security.Cryptography;
using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>
/// The uncompressed bytes of a layer, in blocks: one thread reads, verifies and decompresses, the caller's thread hashes the diff ID and reads.
/// <code>
/// blob -> VerifyingStream (digest) -> decompress -> | ring of blocks | -> diff ID -> entries
/// </code>
/// </summary>
internal sealed class LayerStream : IDisposable
{
    private const int BlockBytes = 256 << 10;
    private readonly Blocks blocks = new(6, BlockBytes);
    private readonly IncrementalHash? hash;
    private readonly Stream blob;
    private readonly Descriptor descriptor;
    private readonly Digest? diffId;
    private readonly Limits limits;
    private readonly Task producer;
    private readonly Stream content;
    private readonly bool isCompressed;
    private long compressed;
    private bool ended;

    public LayerStream(Stream blob, Descriptor descriptor, Digest? diffId, Limits limits)
    {
        (this.blob, this.descriptor, this.diffId, this.limits) = (blob, descriptor, diffId, limits);
        (content, isCompressed) = Decompression.Open(new CountingStream(blob, n => Interlocked.Add(ref compressed, n)));

        // An uncompressed blob's digest is its diff ID, and the store's stream checks it already: hash once.
        hash = isCompressed || diffId?.HashName != descriptor.Digest.HashName ? IncrementalHash.CreateHash(diffId?.HashName ?? HashAlgorithmName.SHA256) : null;
        producer = Task.Factory.StartNew(Produce, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next block; empty at the end.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (ended)
        {
            return default;
        }

        var block = blocks.Next();
        hash?.AppendData(block.Span);
        ended = block.IsEmpty;
        return block;
    }

    /// <summary>Reads to the end and compares the diff ID; the blob's own digest was checked on the way.</summary>
    public void Complete()
    {
        while (!Next().IsEmpty)
        {
        }

        producer.Wait();
        var actual = hash is null ? descriptor.Digest : Digest.OfHash(diffId?.HashName ?? HashAlgorithmName.SHA256, hash.GetHashAndReset());
        if (diffId is { } expected && actual != expected)
        {
            throw new DrydockException(
                ErrorCodes.DiffIdMismatch,
                $"Reading the layer '{descriptor.Digest}' failed: its uncompressed bytes have the digest {actual}, the image's config promises {expected}.",
                "The image is damaged or was tampered with: fetch it again from where it was built.");
        }
    }

    public void Dispose()
    {
        blocks.Stop();
        producer.Wait();
        content.Dispose();
        blob.Dispose();
        blocks.Dispose();
        hash?.Dispose();
    }

    private void Produce()
    {
        var told = false;
        try
        {
            long total = 0;
            int length;
            do
            {
                var buffer = blocks.Borrow();
                length = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                total += length;
                CheckLimits(total);
                if (length == 0)
                {
                    Drain();
                }

                blocks.Publish(length);
            }
            while (length > 0);
            told = true;
        }
        catch (OperationCanceledException)
        {
            // The reader went away: nobody is left to tell.
            told = true;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            told = true;

            // A damaged stream is most often a damaged blob: its digest says so better than zlib does.
            blocks.Fail(DigestFailure() ?? new DrydockException(ErrorCodes.CorruptLayer, $"Decompressing the layer '{descriptor.Digest}' failed: {e.Message}", "The image was built from a damaged archive: build it again.", e));
        }
        catch (Exception e) when (e is DrydockException or LimitException or IOException or HttpRequestException)
        {
            told = true;
            blocks.Fail(e);
        }
        finally
        {
            if (!told)
            {
                blocks.Fail(new InvalidOperationException("decompressing a layer stopped unexpectedly"));
            }
        }
    }

    private void Drain()
    {
        // The compressed form may go on after its last member (padding): those bytes belong to the digest too.
        var rest = new byte[16 << 10];
        while (blob.Read(rest) > 0)
        {
        }
    }

    private DrydockException? DigestFailure()
    {
        try
        {
            Drain();
            return null;
        }
        catch (DrydockException e)
        {
            return e;
        }
    }

    private void CheckLimits(long total)
    {
        if (total > limits.TotalBytes)
        {
            throw new LimitException($"its uncompressed bytes are over the limit of {limits.TotalBytes} (--max-total-size)");
        }

        if (total > limits.RatioFloor && isCompressed && total / limits.CompressionRatio > Interlocked.Read(ref compressed))
        {
            throw new LimitException($"it grows more than {limits.CompressionRatio} times when decompressed (--max-ratio)");
        }
    }
}
