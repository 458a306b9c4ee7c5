using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Oci.Images;

/// <summary>Reads manifests, indexes and configs: strictly where a mistake would change what we look at, leniently elsewhere.</summary>
public static class ImageDocuments
{
    public static Manifest ReadManifest(ReadOnlyMemory<byte> json, string what) => Read(json, what, root =>
    {
        if (!root.TryGetProperty("config", out var config) || !root.TryGetProperty("layers", out var layers))
        {
            throw Malformed(what, "it has no config and layers; Docker's schema 1 is not supported");
        }

        return new Manifest(ReadDescriptor(config, what), [.. layers.EnumerateArray().Select(l => ReadDescriptor(l, what))])
        {
            ArtifactType = Text(root, "artifactType"),
            Subject = root.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.Object ? ReadDescriptor(subject, what) : null,
            Annotations = Map(root, "annotations"),
        };
    });

    public static ImageIndex ReadIndex(ReadOnlyMemory<byte> json, string what) => Read(json, what, root =>
        root.TryGetProperty("manifests", out var manifests)
            ? new ImageIndex([.. manifests.EnumerateArray().Select(m => ReadDescriptor(m, what))])
            : throw Malformed(what, "it has no list of manifests"));

    public static ImageConfig ReadConfig(ReadOnlyMemory<byte> json, string what) => Read(json, what, root =>
    {
        var run = root.TryGetProperty("config", out var c) && c.ValueKind == JsonValueKind.Object ? c : default;
        var platform = new Platform(Text(root, "os") ?? "linux", Text(root, "architecture") ?? "amd64", NonEmpty(Text(root, "variant")));
        return new ImageConfig(platform)
        {
            DiffIds = root.TryGetProperty("rootfs", out var fs) ? [.. Strings(fs, "diff_ids").Select(Digest.Parse)] : [],
            History = ReadHistory(root),
            Created = Text(root, "created"),
            Author = Text(root, "author"),
            User = Text(run, "User") ?? "",
            Env = Strings(run, "Env"),
            Entrypoint = Strings(run, "Entrypoint"),
            Command = Strings(run, "Cmd"),
            WorkingDir = Text(run, "WorkingDir") ?? "",
            ExposedPorts = Keys(run, "ExposedPorts"),
            Volumes = Keys(run, "Volumes"),
            Labels = Map(run, "Labels"),
            StopSignal = Text(run, "StopSignal"),
            Healthcheck = run.ValueKind == JsonValueKind.Object && run.TryGetProperty("Healthcheck", out var h) && h.ValueKind == JsonValueKind.Object ? Strings(h, "Test") : null,
        };
    });

    /// <summary>What kind of document this is, by its own words first and its media type second.</summary>
    public static bool IsIndex(ReadOnlyMemory<byte> json, MediaType announced, string what) => Read(json, what, root =>
        root.TryGetProperty("manifests", out _) || (announced.IsIndex && !root.TryGetProperty("layers", out _)));

    private static ImmutableArray<HistoryEntry> ReadHistory(JsonElement root) =>
        root.TryGetProperty("history", out var history) && history.ValueKind == JsonValueKind.Array
            ? [.. history.EnumerateArray().Select(h => new HistoryEntry(
                Text(h, "created_by") ?? "",
                h.TryGetProperty("empty_layer", out var empty) && empty.ValueKind == JsonValueKind.True,
                Text(h, "created"),
                NonEmpty(Text(h, "comment"))))]
            : [];

    private static Descriptor ReadDescriptor(JsonElement element, string what)
    {
        if (!element.TryGetProperty("size", out var size) || !size.TryGetInt64(out var bytes) || bytes < 0)
        {
            throw Malformed(what, "a descriptor has no valid size");
        }

        return new Descriptor(new MediaType(Text(element, "mediaType") ?? ""), Digest.Parse(Text(element, "digest")), bytes)
        {
            ArtifactType = Text(element, "artifactType"),
            Annotations = Map(element, "annotations"),
            Urls = Strings(element, "urls"),
            Platform = element.TryGetProperty("platform", out var p) && p.ValueKind == JsonValueKind.Object
                ? new Platform(Text(p, "os") ?? "", Text(p, "architecture") ?? "", NonEmpty(Text(p, "variant")))
                : null,
        };
    }

    private static T Read<T>(ReadOnlyMemory<byte> json, string what, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : throw Malformed(what, "it is not a JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Malformed(what, e.Message, e);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static ImmutableArray<string> Strings(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(v => v.GetString() ?? "")]
            : [];

    private static ImmutableArray<string> Keys(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)]
            : [];

    private static ImmutableSortedDictionary<string, string> Map(JsonElement element, string name)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                map[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
            }
        }

        return map.ToImmutable();
    }

    private static DrydockException Malformed(string what, string why, Exception? inner = null) => new(
        ErrorCodes.Malformed, $"Reading {what} failed: {why}.", "The image does not follow the OCI or Docker image specification: build or fetch it again.", inner);
}
