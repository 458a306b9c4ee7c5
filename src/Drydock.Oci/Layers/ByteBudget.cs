namespace Drydock.Oci.Layers;

/// <summary>How many uncompressed bytes may still come out of an image's layers; shared by all that are read at once.</summary>
public sealed class ByteBudget(long total)
{
    private long taken;

    /// <summary>What there was at the start, for messages.</summary>
    public long Total => total;

    /// <summary>False once more was taken than there was.</summary>
    internal bool TryTake(long bytes) => Interlocked.Add(ref taken, bytes) <= total;
}
