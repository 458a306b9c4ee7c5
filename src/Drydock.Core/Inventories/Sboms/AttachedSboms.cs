using System.Text.Json;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>
/// Looks whether an SBOM is attached to an image: by BuildKit in its index, as a referrer, or under cosign's tags. Only that it is there is said: nobody checks who made it,
/// nor whether it is true.
/// </summary>
public sealed class AttachedSboms(Image image, Limits limits)
{
    /// <summary>A statement's own type is read only from blobs up to this size; most tools say it beside them too.</summary>
    private const long StatementBytes = 64 << 20;

    /// <exception cref="DrydockException">The store cannot be asked.</exception>
    public async ValueTask<bool> AnyAsync(CancellationToken cancel)
    {
        foreach (var attestation in image.Attestations)
        {
            if (await IsSbomAsync(attestation, cancel))
            {
                return true;
            }
        }

        if (image.Store is IReferrerStore store && image.Digest is { } digest)
        {
            foreach (var subject in image.Indexes.Prepend(digest))
            {
                foreach (var referrer in (await store.FindReferrersAsync(subject, cancel)).Take(limits.Manifests))
                {
                    if (SbomTypes.IsDocument(referrer.ArtifactType) || (SbomTypes.MayHoldStatement(referrer.ArtifactType) && await IsSbomAsync(referrer, cancel)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private async ValueTask<bool> IsSbomAsync(Descriptor descriptor, CancellationToken cancel)
    {
        var what = $"the attachment '{descriptor.Digest}' of '{image.Store.Name}'";
        try
        {
            var manifest = ImageDocuments.ReadManifest(await ReadAsync(descriptor, limits.ManifestBytes, what, cancel), what);
            if (SbomTypes.IsDocument(manifest.ArtifactType) || SbomTypes.IsPredicate(manifest.Annotations))
            {
                return true;
            }

            foreach (var layer in manifest.Layers)
            {
                if (SbomTypes.IsDocument(layer.MediaType.Value) || SbomTypes.IsPredicate(layer.Annotations) || await HoldsSbomAsync(layer, what, cancel))
                {
                    return true;
                }
            }

            return false;
        }
        catch (DrydockException e) when (e.Code == ErrorCodes.Malformed)
        {
            // Anybody who may push can attach anything: what is no manifest is no SBOM either.
            return false;
        }
    }

    /// <summary>A statement that nobody described from outside.</summary>
    private async ValueTask<bool> HoldsSbomAsync(Descriptor layer, string what, CancellationToken cancel)
    {
        if (!SbomTypes.IsStatement(layer.MediaType.Value) || SbomTypes.SaysPredicate(layer.Annotations) || layer.Size > StatementBytes)
        {
            return false;
        }

        try
        {
            return SbomTypes.IsPredicate(StatementType.Of(await ReadAsync(layer, StatementBytes, what, cancel)));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async ValueTask<byte[]> ReadAsync(Descriptor descriptor, long limit, string what, CancellationToken cancel)
    {
        await using var stream = await image.Store.OpenAsync(descriptor, cancel);
        return await BoundedReader.ReadAsync(stream, limit, what, cancel);
    }
}
