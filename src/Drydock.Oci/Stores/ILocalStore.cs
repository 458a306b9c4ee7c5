using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>A store that can say at no cost what it has of a blob: facts remembered of a blob are of no use when the blob is gone or cut short.</summary>
public interface ILocalStore
{
    /// <summary>Bytes stored under the descriptor's digest; null when there are none.</summary>
    long? SizeOf(Descriptor descriptor);
}
