using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Stores;

/// <summary>Finds what is attached to a manifest in a layout, whose index lists all that there is.</summary>
internal static class LayoutReferrers
{
    private const string RefName = "org.opencontainers.image.ref.name";

    public static async ValueTask<IReadOnlyList<Descriptor>> FindAsync(IContentStore store, Digest subject, Limits limits, CancellationToken cancel)
    {
        var (found, tags) = (new List<Descriptor>(), ReferrerTags.OfCosign(subject));
        foreach (var entry in (await store.ResolveAsync(null, cancel)).Take(limits.Manifests))
        {
            var name = entry.Annotations.GetValueOrDefault(RefName) ?? "";
            if (entry.Digest == subject || entry.Size > limits.ManifestBytes)
            {
                continue;
            }

            if (tags.Contains(name))
            {
                found.Add(entry);
            }
            else if (entry.MediaType.IsIndex && name == ReferrerTags.OfAll(subject))
            {
                found.AddRange(ImageDocuments.ReadIndex(await ReadAsync(store, entry, limits, cancel), $"the list of referrers in '{store.Name}'").Manifests);
            }
            else if (entry.MediaType.IsManifest && !entry.IsAttestation)
            {
                var manifest = ImageDocuments.ReadManifest(await ReadAsync(store, entry, limits, cancel), $"the manifest '{entry.Digest}' of '{store.Name}'");
                if (manifest.Subject?.Digest == subject)
                {
                    found.Add(entry with { ArtifactType = manifest.ArtifactType ?? manifest.Config.MediaType.Value });
                }
            }
        }

        return found;
    }

    private static async ValueTask<byte[]> ReadAsync(IContentStore store, Descriptor descriptor, Limits limits, CancellationToken cancel)
    {
        await using var stream = await store.OpenAsync(descriptor, cancel);
        return await BoundedReader.ReadAsync(stream, limits.ManifestBytes, $"the manifest '{descriptor.Digest}' of '{store.Name}'", cancel);
    }
}
