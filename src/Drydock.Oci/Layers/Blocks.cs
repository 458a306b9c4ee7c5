using System.Buffers;
using System.Runtime.ExceptionServices;

namespace Drydock.Oci.Layers;

/// <summary>
/// A ring of buffers between the thread that decompresses a layer and the one that reads its entries, so that both cores work on one layer.
/// One writer, one reader; neither copies. Buffers are rented when first needed: a small layer costs one.
/// </summary>
internal sealed class Blocks(int count, int size) : IDisposable
{
    private readonly byte[]?[] buffers = new byte[]?[count];
    private readonly int[] lengths = new int[count];
    private readonly SemaphoreSlim free = new(count);
    private readonly SemaphoreSlim full = new(0);
    private readonly CancellationTokenSource stop = new();
    private ExceptionDispatchInfo? failure;
    private int writing;
    private int reading = -1;
    private bool ended;

    /// <summary>The reader went away.</summary>
    public bool IsStopped => stop.IsCancellationRequested;

    /// <summary>Waits for a buffer to fill; throws <see cref="OperationCanceledException"/> once the reader is gone.</summary>
    public Memory<byte> Borrow()
    {
        free.Wait(stop.Token);
        return (buffers[writing] ??= ArrayPool<byte>.Shared.Rent(size)).AsMemory(0, size);
    }

    /// <summary>Hands the borrowed buffer over. Length 0 is the end.</summary>
    public void Publish(int length)
    {
        lengths[writing] = length;
        writing = (writing + 1) % count;
        full.Release();
    }

    /// <summary>Hands the borrowed buffer over as an error that the reader meets when it gets there.</summary>
    public void Fail(Exception error)
    {
        failure = ExceptionDispatchInfo.Capture(error);
        Publish(-1);
    }

    /// <summary>Gives the last block back and waits for the next one; empty at the end, and for ever after.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (!ended)
        {
            if (reading >= 0)
            {
                free.Release();
            }

            full.Wait(stop.Token);
            reading = (reading + 1) % count;
            ended = lengths[reading] <= 0;
        }

        if (lengths[reading] < 0)
        {
            failure!.Throw();
        }

        return ended ? default : buffers[reading].AsMemory(0, lengths[reading]);
    }

    /// <summary>Lets a waiting writer go.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>Only when writer and reader are both done: the buffers go to others.</summary>
    public void Dispose()
    {
        foreach (var buffer in buffers)
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        stop.Dispose();
        free.Dispose();
        full.Dispose();
    }
}
