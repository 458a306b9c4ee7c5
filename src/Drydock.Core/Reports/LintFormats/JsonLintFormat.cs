using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Linting;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>Everything, as JSON: docs/schemas/lint.schema.json.</summary>
internal sealed class JsonLintFormat : ILintFormat
{
    public string Id => "json";

    public string Summary => "Everything, as JSON";

    public void Write(LintReport report, ReportOptions options, Stream output) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("tool", "drydock");
        writer.WriteString("version", report.ToolVersion);
        writer.WriteBoolean("failed", report.IsFailed);
        writer.WriteStartArray("files");
        foreach (var file in report.Files)
        {
            WriteFile(writer, report, file);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.Strings("notes", report.Notes);
        writer.WriteEndObject();
    });

    private static void WriteFile(Utf8JsonWriter writer, LintReport report, LintedFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("path", file.Name);
        writer.WriteStartArray("findings");
        foreach (var finding in file.Findings)
        {
            writer.WriteStartObject();
            WriteFinding(writer, file.Source, finding);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("suppressed");
        foreach (var suppressed in file.Suppressed)
        {
            writer.WriteStartObject();
            WriteFinding(writer, file.Source, suppressed.Finding);
            writer.WriteNumber("suppressedOnLine", LintPlace.Of(file.Source, suppressed.By.At).Line);
            writer.WriteString("reason", suppressed.By.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("unused");
        foreach (var unused in file.Unused)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", LintPlace.Of(file.Source, unused.At).Line);
            writer.Strings("rules", unused.Names);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteMended(writer, report, file);
        writer.WriteEndObject();
    }

    private static void WriteMended(Utf8JsonWriter writer, LintReport report, LintedFile file)
    {
        writer.WriteStartArray("mended");
        foreach (var mended in report.Mended.GetValueOrDefault(file.Name, []))
        {
            writer.WriteStartObject();
            writer.WriteString("rule", mended.Rule.Id);
            writer.WriteString("name", mended.Rule.Name);
            writer.WriteString("fix", mended.Fix!.Title);
            writer.WriteString("applicability", Kebab.Of(mended.Fix.Applicability));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter writer, SourceText source, Finding finding)
    {
        writer.WriteString("rule", finding.Rule.Id);
        writer.WriteString("name", finding.Rule.Name);
        writer.Strings("aliases", finding.Rule.Aliases);
        writer.WriteString("severity", Kebab.Of(finding.Severity));
        writer.WriteString("message", finding.Message);
        WritePlace(writer, LintPlace.Of(source, finding));
        if (finding.Fix is { } fix)
        {
            writer.WriteStartObject("fix");
            writer.WriteString("title", fix.Title);
            writer.WriteString("applicability", Kebab.Of(fix.Applicability));
            writer.WriteStartArray("edits");
            foreach (var edit in fix.Edits.OfType<TextEdit>())
            {
                writer.WriteStartObject();
                WritePlace(writer, LintPlace.Of(source, edit.At));
                writer.WriteString("text", edit.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("fix");
        }
    }

    private static void WritePlace(Utf8JsonWriter writer, LintPlace place)
    {
        writer.WriteNumber("line", place.Line);
        writer.WriteNumber("column", place.Column);
        writer.WriteNumber("endLine", place.EndLine);
        writer.WriteNumber("endColumn", place.EndColumn);
    }
}
