using System.Text.Json;
using System.Text.Json.Nodes;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>
/// Writes the index.json of a layout, in a folder or in an archive.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md#indexjson-file"/>
/// </summary>
internal static class LayoutIndexWriter
{
    private const string RefName = "org.opencontainers.image.ref.name";

    /// <summary>What stands in the file oci-layout.</summary>
    public static ReadOnlySpan<byte> Mark => """{"imageLayoutVersion":"1.0.0"}"""u8;

    /// <param name="old">An index whose other entries stay; null for none. An entry without a name gives way to any.</param>
    public static byte[] Write(IEnumerable<(string? Name, Descriptor Manifest)> manifests, byte[]? old = null)
    {
        var added = manifests.ToList();
        var root = (old is null ? null : JsonNode.Parse(old) as JsonObject) ?? new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = MediaType.OciIndex.Value };
        var entries = (root["manifests"] as JsonArray ?? []).OfType<JsonObject>().Where(e => NameOf(e) is { } name && added.TrueForAll(a => a.Name != name)).Select(e => e.DeepClone());
        root["manifests"] = new JsonArray([.. entries, .. added.Select(a => Entry(a.Name, a.Manifest))]);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            root.WriteTo(json);
        }

        return memory.ToArray();
    }

    private static string? NameOf(JsonObject entry) => (string?)(entry["annotations"] as JsonObject)?[RefName];

    private static JsonObject Entry(string? name, Descriptor manifest)
    {
        var entry = new JsonObject { ["mediaType"] = manifest.MediaType.Value, ["digest"] = manifest.Digest.ToString(), ["size"] = manifest.Size };
        if (manifest.ArtifactType is { } type)
        {
            entry["artifactType"] = type;
        }

        if (name is not null)
        {
            entry["annotations"] = new JsonObject { [RefName] = name };
        }

        return entry;
    }
}
