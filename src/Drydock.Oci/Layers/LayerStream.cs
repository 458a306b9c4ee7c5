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
#pragma warning disable CA2213 // Disposable fields should be disposed: Release does, once the producer is done with it
    private readonly Blocks blocks = new(6, BlockBytes);
#pragma warning restore CA2213
    private readonly IncrementalHash? hash;
    private readonly Stream blob;
    private readonly Descriptor descriptor;
    private readonly Digest? diffId;
    private readonly Limits limits;
    private readonly ByteBudget budget;
    private readonly Task producer;
    private readonly Stream content;
    private readonly bool isCompressed;
    private long compressed;
    private bool ended;
    private bool disposed;

    /// <summary>Takes <paramref name="blob"/> over, also when it throws.</summary>
    public LayerStream(Stream blob, Descriptor descriptor, Digest? diffId, Limits limits, ByteBudget budget)
    {
        (this.blob, this.descriptor, this.diffId, this.limits, this.budget) = (blob, descriptor, diffId, limits, budget);
        try
        {
            (content, isCompressed) = Decompression.Open(new CountingStream(blob, n => compressed += n));
        }
        catch (Exception e) when (e is IOException or DrydockException)
        {
            var explained = Explain(e);
            blob.Dispose();
            blocks.Dispose();
            throw explained;
        }

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

        var actual = hash is null ? descriptor.Digest : Digest.OfHash(diffId?.HashName ?? HashAlgorithmName.SHA256, hash.GetCurrentHash());
        if (diffId is { } expected && actual != expected)
        {
            throw new DrydockException(
                ErrorCodes.DiffIdMismatch,
                $"Reading the layer '{descriptor.Digest}' failed: its uncompressed bytes have the digest {actual}, the image's config promises {expected}.",
                "The image is damaged or was tampered with: fetch it again from where it was built.");
        }
    }

    /// <summary>Lets the producer go. It may sit in a read that takes long: what it uses is given back when it is done, and nobody waits for it.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        blocks.Stop();
        hash?.Dispose();
        _ = producer.ContinueWith(_ => Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Release()
    {
        content.Dispose();
        blob.Dispose();
        blocks.Dispose();
    }

    private void Produce()
    {
        try
        {
            int length;
            long total = 0;
            do
            {
                var buffer = blocks.Borrow();
                length = ReadBlock(buffer.Span, ref total);
                blocks.Publish(length);
            }
            while (length > 0);
        }
        catch (Exception e) when (!blocks.IsStopped)
        {
            // Whatever it was, the reader's thread is where it belongs; a bug goes on from there with its stack.
            blocks.Fail(Explain(e));
        }
        catch (Exception) when (blocks.IsStopped)
        {
            // The reader went away: nobody is left to tell.
        }
    }

    private int ReadBlock(Span<byte> buffer, ref long total)
    {
        var length = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        total += length;
        CheckLimits(total, length);
        if (length == 0)
        {
            // The compressed form may go on after its last member (padding): those bytes belong to the digest too.
            Drain();
        }

        return length;
    }

    private void Drain()
    {
        var rest = new byte[16 << 10];
        while (blob.Read(rest) > 0)
        {
        }
    }

    private Exception Explain(Exception error) => error switch
    {
        // A damaged stream is most often a damaged blob: its digest says so better than zlib does, which throws IOException too.
        InvalidDataException or IOException => DigestFailure() ?? new DrydockException(ErrorCodes.CorruptLayer, $"Decompressing the layer '{descriptor.Digest}' failed: {error.Message}", "The image was built from a damaged archive: build it again.", error),
        _ => error,
    };

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
        catch (IOException e)
        {
            return ReadFailed(e);
        }
    }

    private DrydockException ReadFailed(Exception error) =>
        new(ErrorCodes.BlobMissing, $"Reading the layer '{descriptor.Digest}' failed: {error.Message}", "Check the disk or the connection that the image is read from.", error);

    private void CheckLimits(long total, int length)
    {
        if (!budget.TryTake(length))
        {
            throw new LimitException($"the uncompressed bytes of all layers are over the limit of {budget.Total} (--max-total-size)");
        }

        if (total > limits.RatioFloor && isCompressed && total / Math.Max(1, limits.CompressionRatio) > compressed)
        {
            throw new LimitException($"it grows more than {limits.CompressionRatio} times when decompressed (--max-ratio)");
        }
    }
}
