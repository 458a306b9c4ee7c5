namespace Drydock.Oci.Layers;

/// <summary>
/// A ring of buffers between the thread that decompresses a layer and the one that reads its entries, so that both cores work on one layer.
/// One writer, one reader; neither copies.
/// </summary>
internal sealed class Blocks(int count, int size) : IDisposable
{
    private readonly byte[][] buffers = [.. Enumerable.Range(0, count).Select(_ => GC.AllocateUninitializedArray<byte>(size))];
    private readonly int[] lengths = new int[count];
    private readonly SemaphoreSlim free = new(count);
    private readonly SemaphoreSlim full = new(0);
    private readonly CancellationTokenSource stop = new();
    private Exception? failure;
    private int writing;
    private int reading = -1;
    private bool met;

    /// <summary>Waits for a buffer to fill; throws <see cref="OperationCanceledException"/> once the reader is gone.</summary>
    public byte[] Borrow()
    {
        free.Wait(stop.Token);
        return buffers[writing];
    }

    /// <summary>Hands the borrowed buffer over. Length 0 is the end.</summary>
    public void Publish(int length)
    {
        lengths[writing] = length;
        writing = (writing + 1) % count;
        full.Release();
    }

    /// <summary>Ends with an error that the reader meets when it gets there.</summary>
    public void Fail(Exception error)
    {
        failure = error;
        full.Release();
    }

    /// <summary>Gives the last block back and waits for the next one; empty at the end, and for ever after.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (met)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure!);
        }

        if (reading >= 0)
        {
            if (lengths[reading] == 0)
            {
                return default;
            }

            free.Release();
        }

        full.Wait();
        if (failure is not null && full.CurrentCount == 0 && (reading + 1) % count == writing)
        {
            met = true;
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        reading = (reading + 1) % count;
        return buffers[reading].AsMemory(0, lengths[reading]);
    }

    /// <summary>Lets a waiting writer go.</summary>
    public void Stop() => stop.Cancel();

    public void Dispose()
    {
        stop.Dispose();
        free.Dispose();
        full.Dispose();
    }
}
