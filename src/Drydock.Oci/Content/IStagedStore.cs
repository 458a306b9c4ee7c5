namespace Drydock.Oci.Content;

/// <summary>A writable place that shows nothing of what it was given until it is completed: whoever stops before leaves what was there.</summary>
public interface IStagedStore : IWritableContentStore, IAsyncDisposable
{
    /// <summary>Puts everything in its place, at once.</summary>
    /// <exception cref="DrydockException">There is no room, or the place takes nothing.</exception>
    ValueTask CompleteAsync(CancellationToken cancel);
}
