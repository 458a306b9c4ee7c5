using System.Text.Json;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;

namespace Drydock.Cli.Lsp;

/// <summary>Writes places and changes as the protocol has them.</summary>
internal static class EditWriter
{
    public static void WriteRange(this Utf8JsonWriter writer, string name, DocumentText text, Span span)
    {
        writer.WriteStartObject(name);
        writer.WritePlace("start", text.PlaceOf(span.Start));
        writer.WritePlace("end", text.PlaceOf(span.End));
        writer.WriteEndObject();
    }

    /// <summary>A WorkspaceEdit of one document; of this version where the editor can hold it to that.</summary>
    public static void WriteEdit(this Utf8JsonWriter writer, OpenDocument document, IEnumerable<TextEdit> edits, ClientFeatures features)
    {
        writer.WriteStartObject("edit");
        if (features.HasVersionedEdits)
        {
            writer.WriteStartArray("documentChanges");
            writer.WriteStartObject();
            writer.WriteStartObject("textDocument");
            writer.WriteString("uri", document.Uri);
            writer.WriteVersion(document.Version);
            writer.WriteEndObject();
            WriteEdits(writer, "edits", document.Text, edits);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStartObject("changes");
            WriteEdits(writer, document.Uri, document.Text, edits);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteEdits(Utf8JsonWriter writer, string name, DocumentText text, IEnumerable<TextEdit> edits)
    {
        writer.WriteStartArray(name);
        foreach (var edit in edits)
        {
            writer.WriteStartObject();
            writer.WriteRange("range", text, edit.At);
            writer.WriteString("newText", edit.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteVersion(this Utf8JsonWriter writer, int? version)
    {
        if (version is { } number)
        {
            writer.WriteNumber("version", number);
        }
        else
        {
            writer.WriteNull("version");
        }
    }

    private static void WritePlace(this Utf8JsonWriter writer, string name, TextPlace place)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("line", place.Line);
        writer.WriteNumber("character", place.Column);
        writer.WriteEndObject();
    }
}
