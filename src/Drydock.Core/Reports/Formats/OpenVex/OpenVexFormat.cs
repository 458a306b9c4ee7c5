namespace Drydock.Core.Reports.Formats.OpenVex;

/// <summary>OpenVEX 0.2.0: what was decided about each vulnerability. <see href="https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md"/></summary>
internal sealed class OpenVexFormat : IReportFormat
{
    public FormatInfo Info { get; } = new("openvex", "OpenVEX 0.2.0: what was decided about each vulnerability", IsSbom: false, IsScan: true);

    public void Write(Report report, ReportOptions options, Stream output)
    {
        var statements = OpenVexStatement.All(report);
        var id = ContentId.Of((stream, empty) => Write(report, statements, empty, stream));
        Write(report, statements, id, output);
    }

    private static void Write(Report report, List<OpenVexStatement> statements, Guid id, Stream output) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("@context", "https://openvex.dev/ns/v0.2.0");
        writer.WriteString("@id", $"urn:uuid:{id}");
        writer.WriteString("author", "Drydock");
        writer.WriteString("timestamp", JsonWriting.Timestamp(DocumentTime.Of(report)));
        writer.WriteNumber("version", 1);
        writer.WriteString("tooling", $"drydock {report.ToolVersion}");
        writer.WriteStartArray("statements");
        foreach (var statement in statements)
        {
            statement.Write(writer);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
