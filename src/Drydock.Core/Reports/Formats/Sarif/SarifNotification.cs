using System.Text.Json;

namespace Drydock.Core.Reports.Formats.Sarif;

/// <summary>Something to say about the run itself.</summary>
internal static class SarifNotification
{
    /// <param name="path">In the image; empty when it is about nothing there.</param>
    public static void Write(Utf8JsonWriter writer, string level, string message, string path = "")
    {
        writer.WriteStartObject();
        writer.WriteString("level", level);
        writer.WriteStartObject("message");
        writer.WriteString("text", TerminalText.Clean(message));
        writer.WriteEndObject();
        if (path.Length > 0)
        {
            writer.WriteStartArray("locations");
            writer.WriteStartObject();
            writer.WriteStartObject("physicalLocation");
            WriteArtifact(writer, path);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>A path in the image as a relative reference: whatever is in a name, it is no scheme, no query and no way up.</summary>
    public static void WriteArtifact(Utf8JsonWriter writer, string path)
    {
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        writer.WriteEndObject();
    }
}
