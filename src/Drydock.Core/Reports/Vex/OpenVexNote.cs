using System.Text.Json;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Verdicts.Vex;

namespace Drydock.Core.Reports.Vex;

/// <summary>Writes statements as OpenVEX 0.2.0. <see href="https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md"/></summary>
internal static class OpenVexNote
{
    public static void Write(VexNote note, Stream output)
    {
        var id = ContentId.Of((stream, empty) => Write(note, empty, stream));
        Write(note, id, output);
    }

    private static void Write(VexNote note, Guid id, Stream output) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("@context", "https://openvex.dev/ns/v0.2.0");
        writer.WriteString("@id", $"urn:uuid:{id}");
        writer.WriteString("author", note.Author);
        writer.WriteString("timestamp", JsonWriting.Timestamp(note.Time));
        writer.WriteNumber("version", 1);
        writer.WriteString("tooling", $"drydock {note.ToolVersion}");
        writer.WriteStartArray("statements");
        foreach (var statement in note.Statements)
        {
            Write(writer, statement);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, VexStatement statement)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("vulnerability");
        writer.WriteString("name", statement.Names[0]);
        if (statement.Names.Length > 1)
        {
            writer.Strings("aliases", statement.Names.Skip(1));
        }

        writer.WriteEndObject();
        if (statement.Timestamp is { } time)
        {
            writer.WriteString("timestamp", JsonWriting.Timestamp(time));
        }

        writer.WriteStartArray("products");
        foreach (var product in statement.Products)
        {
            WriteProduct(writer, product);
        }

        writer.WriteEndArray();
        WriteAnswer(writer, statement);
        writer.WriteEndObject();
    }

    private static void WriteProduct(Utf8JsonWriter writer, VexProduct product)
    {
        writer.WriteStartObject();
        writer.WriteString("@id", product.Id);
        if (product.Purl is { } purl)
        {
            writer.WriteStartObject("identifiers");
            writer.WriteString("purl", purl.ToString());
            writer.WriteEndObject();
        }

        if (!product.Parts.IsEmpty)
        {
            writer.WriteStartArray("subcomponents");
            foreach (var part in product.Parts)
            {
                WriteProduct(writer, part with { Parts = [] });
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>"Not affected" has to say why, and "affected" what to do.</summary>
    private static void WriteAnswer(Utf8JsonWriter writer, VexStatement statement)
    {
        switch (statement.Status)
        {
            case VexStatus.NotAffected:
                writer.WriteString("status", "not_affected");
                writer.StringIfAny("justification", Justifications.All.Contains(statement.Justification) ? statement.Justification : "");
                writer.WriteString("impact_statement", statement.Text.Length > 0 ? statement.Text : $"{statement.Author} says so.");
                break;
            case VexStatus.Affected:
                writer.WriteString("status", "affected");
                writer.WriteString("action_statement", statement.Text.Length > 0 ? statement.Text : "No action is known.");
                break;
            default:
                writer.WriteString("status", statement.Status == VexStatus.Fixed ? "fixed" : "under_investigation");
                writer.StringIfAny("status_notes", statement.Text);
                break;
        }
    }
}
