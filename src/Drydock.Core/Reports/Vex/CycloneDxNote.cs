using System.Text.Json;
using Drydock.Core.Inventories;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Verdicts.Vex;

namespace Drydock.Core.Reports.Vex;

/// <summary>Writes statements as a CycloneDX 1.6 document of vulnerabilities. <see href="https://cyclonedx.org/capabilities/vex/"/></summary>
internal static class CycloneDxNote
{
    public static void Write(VexNote note, Stream output)
    {
        var id = ContentId.Of((stream, empty) => Write(note, empty, stream));
        Write(note, id, output);
    }

    private static void Write(VexNote note, Guid id, Stream output) => JsonWriting.Document(output, writer =>
    {
        var products = note.Statements.SelectMany(s => s.Products).ToList();
        var images = products.Where(p => p.Purl is { Type: "oci" }).DistinctBy(p => p.Id, StringComparer.Ordinal).OrderBy(p => p.Id, StringComparer.Ordinal).ToList();
        var root = images.Count == 1 ? images[0] : null;
        writer.WriteStartObject();
        writer.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        writer.WriteString("bomFormat", "CycloneDX");
        writer.WriteString("specVersion", "1.6");
        writer.WriteString("serialNumber", $"urn:uuid:{id}");
        writer.WriteNumber("version", 1);
        WriteMetadata(writer, note, root);
        writer.WriteStartArray("components");
        foreach (var product in products.SelectMany(p => p.Parts.Prepend(p)).Where(p => p.Id != root?.Id).DistinctBy(p => p.Id, StringComparer.Ordinal).OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            WriteComponent(writer, product);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("vulnerabilities");
        foreach (var statement in note.Statements)
        {
            WriteVulnerability(writer, statement);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteMetadata(Utf8JsonWriter writer, VexNote note, VexProduct? root)
    {
        writer.WriteStartObject("metadata");
        writer.WriteString("timestamp", JsonWriting.Timestamp(note.Time));
        writer.WriteStartObject("tools");
        writer.WriteStartArray("components");
        writer.WriteStartObject();
        writer.WriteString("type", "application");
        writer.WriteString("name", "drydock");
        writer.WriteString("version", note.ToolVersion);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartArray("authors");
        writer.WriteStartObject();
        writer.WriteString("name", note.Author);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (root is not null)
        {
            writer.WritePropertyName("component");
            WriteComponent(writer, root);
        }

        writer.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter writer, VexProduct product)
    {
        writer.WriteStartObject();
        writer.WriteString("bom-ref", product.Id);
        writer.WriteString("type", product.Purl is null or { Type: "oci" } ? "container" : "library");
        writer.WriteString("name", product.Purl is { } purl ? NameOf(purl) : product.Id);
        writer.StringIfAny("version", product.Purl?.Version);
        writer.StringIfAny("purl", product.Purl?.ToString());
        writer.WriteEndObject();
    }

    private static string NameOf(Purl purl) => purl.Namespace.Length > 0 && purl.Type is not ("deb" or "rpm" or "apk") ? $"{purl.Namespace}/{purl.Name}" : purl.Name;

    private static void WriteVulnerability(Utf8JsonWriter writer, VexStatement statement)
    {
        writer.WriteStartObject();
        writer.WriteString("id", statement.Names[0]);
        if (statement.Names.Length > 1)
        {
            writer.WriteStartArray("references");
            foreach (var name in statement.Names.Skip(1))
            {
                writer.WriteStartObject();
                writer.WriteString("id", name);
                writer.WriteStartObject("source");
                writer.WriteString("name", "alias");
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        WriteAnalysis(writer, statement);
        writer.WriteStartArray("affects");
        foreach (var id in statement.Products.SelectMany(p => p.Parts.IsEmpty ? [p] : p.Parts).Select(p => p.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("ref", id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteAnalysis(Utf8JsonWriter writer, VexStatement statement)
    {
        writer.WriteStartObject("analysis");
        writer.WriteString("state", statement.Status switch
        {
            VexStatus.NotAffected => "not_affected",
            VexStatus.Fixed => "resolved",
            VexStatus.Affected => "exploitable",
            _ => "in_triage",
        });
        writer.StringIfAny("justification", Justifications.ToCycloneDx(statement.Justification));
        writer.StringIfAny("detail", statement.Text);
        if (statement.Timestamp is { } time)
        {
            writer.WriteString("lastUpdated", JsonWriting.Timestamp(time));
        }

        writer.WriteEndObject();
    }
}
