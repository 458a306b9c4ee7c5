using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Overlay;

/// <summary>What one root of a container storage lists: images.json and layers.json of its driver.</summary>
internal sealed record StorageIndex(ImmutableArray<StorageImage> Images, ImmutableDictionary<string, StorageLayer> Layers)
{
    private const long MaxFile = 64 << 20;

    /// <summary>The drivers that keep a layer's files as files.</summary>
    public static readonly ImmutableArray<string> Drivers = ["overlay", "vfs"];

    /// <summary>False when this root has nothing of this driver.</summary>
    public static bool Exists(string root, string driver) => File.Exists(Path.Join(root, driver + "-images", "images.json"));

    public static async ValueTask<StorageIndex> ReadAsync(string root, string driver, CancellationToken cancel)
    {
        var images = await ReadAsync(Path.Join(root, driver + "-images", "images.json"), e => ReadImage(e, Path.Join(root, driver + "-images")), cancel);
        var layersPath = Path.Join(root, driver + "-layers", "layers.json");
        var layers = File.Exists(layersPath) ? await ReadAsync(layersPath, e => ReadLayer(e, root, driver), cancel) : [];
        var byId = ImmutableDictionary.CreateBuilder<string, StorageLayer>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            byId[layer.Id] = layer;
        }

        return new StorageIndex(images, byId.ToImmutable());
    }

    private static async ValueTask<ImmutableArray<T>> ReadAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancel)
    {
        var json = await BoundedReader.ReadFileAsync(path, MaxFile, cancel);
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(read)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading '{path}' failed: {e.Message}", "The storage is damaged: 'podman system check' may repair it.", e);
        }
    }

    private static StorageImage ReadImage(JsonElement element, string folder)
    {
        var digests = element.TryGetProperty("big-data-digests", out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Where(p => p.Name.StartsWith("manifest", StringComparison.Ordinal)).Select(p => p.Value.GetString())
            : [];
        var id = Id(element, "id");
        return new StorageImage(
            id,
            Path.Join(folder, id),
            element.TryGetProperty("names", out var names) && names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(n => n.GetString() ?? "")] : [],
            element.TryGetProperty("layer", out _) ? Id(element, "layer") : "",
            [.. digests.Append(element.TryGetProperty("digest", out var digest) ? digest.GetString() : null).Select(d => Digest.TryParse(d, out var parsed) ? parsed : (Digest?)null).OfType<Digest>().Distinct()]);
    }

    private static StorageLayer ReadLayer(JsonElement element, string root, string driver)
    {
        var id = Id(element, "id");
        return new StorageLayer(
            id,
            element.TryGetProperty("parent", out _) ? Id(element, "parent") : "",
            driver == "vfs" ? Path.Join(root, driver, "dir", id) : Path.Join(root, driver, id, "diff"),
            Path.Join(root, driver + "-layers", id + ".tar-split.gz"),
            element.TryGetProperty("diff-size", out var size) && size.TryGetInt64(out var bytes) && bytes > 0 ? bytes : null);
    }

    /// <summary>IDs become parts of paths.</summary>
    private static string Id(JsonElement element, string name)
    {
        var id = element.GetProperty(name).GetString() ?? "";
        return id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : throw new InvalidOperationException($"the ID '{id}' is not a plain word");
    }
}
