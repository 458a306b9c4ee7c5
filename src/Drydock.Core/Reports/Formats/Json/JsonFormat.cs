using System.Text.Json;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.Json;

/// <summary>Drydock's own form, with all it knows. The schema is docs/schemas/report.schema.json.</summary>
internal sealed class JsonFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("json", "Drydock's own JSON, with everything", IsSbom: true, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", 1);
        writer.WriteStartObject("tool");
        writer.WriteString("name", "drydock");
        writer.WriteString("version", report.ToolVersion);
        writer.WriteEndObject();
        if (report.Created is { } created)
        {
            writer.WriteString("created", JsonWriting.Timestamp(created));
        }

        WriteDatabase(writer, report.Database);
        writer.WriteStartArray("reports");
        foreach (var platform in report.Platforms)
        {
            writer.WriteStartObject();
            writer.WriteString("source", report.Source);
            JsonImage.Write(writer, report, platform);
            JsonPackages.Write(writer, platform);
            JsonFiles.Write(writer, platform);
            JsonFindings.Write(writer, platform);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteDatabase(Utf8JsonWriter writer, DatabaseInfo? database)
    {
        if (database is null)
        {
            return;
        }

        writer.WriteStartObject("database");
        writer.WriteString("name", database.Name);
        writer.WriteBoolean("snapshot", database.IsSnapshot);
        writer.Date("newest", database.Newest);
        writer.Strings("sources", database.Sources);
        writer.WriteEndObject();
    }
}
