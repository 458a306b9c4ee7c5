using System.Text.Json;
using Drydock.Oci.Images;

namespace Drydock.Core.Findings.Parents;

/// <summary>
/// Reads what Cloud Native Buildpacks write into an image: the last layer of the image it was built on.
/// <see href="https://github.com/buildpacks/spec/blob/platform/0.12/platform.md#iobuildpackslifecyclemetadata-json"/>
/// </summary>
internal static class BuildpackLabel
{
    private const string Key = "io.buildpacks.lifecycle.metadata";

    /// <summary>Null when there is no such label, or it is not as specified.</summary>
    public static ParentImage? Read(Image image)
    {
        if (!image.Config.Labels.TryGetValue(Key, out var text))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("runImage", out var run) && run.ValueKind == JsonValueKind.Object
                ? Read(image, run)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ParentImage? Read(Image image, JsonElement run)
    {
        var top = Text(run, "topLayer");
        var count = image.Layers.FirstOrDefault(l => l.DiffId?.ToString() == top)?.Index + 1;
        var reference = Text(run, "reference");
        var at = reference.IndexOf('@');
        var name = Text(run, "image") is { Length: > 0 } said ? said : at < 0 ? reference : reference[..at];
        return count is null && name.Length == 0 ? null : new ParentImage(name, at < 0 ? "" : reference[(at + 1)..], count, ParentSource.Buildpack)
        {
            Note = count is null ? "The label names a last layer of the base that the image does not have." : "",
        };
    }

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
