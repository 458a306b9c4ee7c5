namespace Drydock.Oci.Content;

/// <summary>A store that can say what is attached to a manifest: attestations, signatures, documents about it.</summary>
public interface IReferrerStore
{
    /// <summary>
    /// The manifests that refer to <paramref name="subject"/>, as far as the store knows: by the subject they name, and by the tags that older tools give them instead.
    /// What they say of themselves is not checked.
    /// </summary>
    /// <exception cref="DrydockException">The store cannot be asked; that nothing is attached is no error.</exception>
    ValueTask<IReadOnlyList<Descriptor>> FindReferrersAsync(Digest subject, CancellationToken cancel);
}
