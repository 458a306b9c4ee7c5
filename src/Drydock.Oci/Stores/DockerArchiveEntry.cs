using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores;

/// <summary>One image of a docker-archive's manifest.json.</summary>
internal sealed record DockerArchiveEntry(string Config, ImmutableArray<string> Tags, ImmutableArray<string> Layers)
{
    public static IReadOnlyList<DockerArchiveEntry> ReadAll(ReadOnlyMemory<byte> json, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(e => new DockerArchiveEntry(
                e.GetProperty("Config").GetString() ?? "",
                Strings(e, "RepoTags"),
                Strings(e, "Layers")))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading {what} failed: {e.Message}", "It is not what docker save writes: save the image again.", e);
        }
    }

    private static ImmutableArray<string> Strings(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString() ?? "")] : [];
}
