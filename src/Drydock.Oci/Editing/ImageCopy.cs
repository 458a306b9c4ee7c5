using System.Text.Json;
using System.Text.Json.Nodes;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Oci.Editing;

/// <summary>Copies images from store to store: layers first, the manifest last.</summary>
public static class ImageCopy
{
    /// <summary>Copies one image, or several as an index whose entries are the platforms.</summary>
    /// <param name="name">The tag; null for what the store was opened with, or none.</param>
    /// <returns>What stands under the name.</returns>
    /// <exception cref="DrydockException">A blob cannot be read, or the store does not take it.</exception>
    public static async Task<Descriptor> CopyAsync(IReadOnlyList<Image> images, IWritableContentStore store, string? name, Limits limits, CancellationToken cancel)
    {
        if (images.Count == 1)
        {
            return await CopyAsync(images[0], store, name, limits, cancel);
        }

        var entries = new JsonArray();
        foreach (var image in images)
        {
            var manifest = await CopyAsync(image, store, image.Descriptor.Digest.ToString(), limits, cancel);
            entries.Add((JsonNode)Entry(manifest, image.Platform));
        }

        var isDocker = images.All(i => i.Descriptor.MediaType == MediaType.DockerManifest);
        var type = isDocker ? MediaType.DockerIndex : MediaType.OciIndex;
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = type.Value, ["manifests"] = entries }.WriteTo(json);
        }

        return await store.PushManifestAsync(name, memory.ToArray(), type, null, cancel);
    }

    private static async Task<Descriptor> CopyAsync(Image image, IWritableContentStore store, string? name, Limits limits, CancellationToken cancel)
    {
        foreach (var blob in image.Manifest.Layers.Append(image.Manifest.Config))
        {
            // The store opens the blob again for each try, and must not wait for the source inside it.
            await store.PushBlobAsync(blob, () => image.Store.OpenAsync(blob, cancel).AsTask().GetAwaiter().GetResult(), cancel);
        }

        await using var stream = await image.Store.OpenAsync(image.Descriptor, cancel);
        var manifest = await BoundedReader.ReadAsync(stream, limits.ManifestBytes, "the manifest that is copied", cancel);
        return await store.PushManifestAsync(name, manifest, image.Descriptor.MediaType, null, cancel);
    }

    private static JsonObject Entry(Descriptor manifest, Platform platform)
    {
        var where = new JsonObject { ["architecture"] = platform.Architecture, ["os"] = platform.Os };
        if (platform.Variant is { } variant)
        {
            where["variant"] = variant;
        }

        return new JsonObject { ["mediaType"] = manifest.MediaType.Value, ["digest"] = manifest.Digest.ToString(), ["size"] = manifest.Size, ["platform"] = where };
    }
}
