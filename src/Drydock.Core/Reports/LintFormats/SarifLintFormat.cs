using System.Text.Json;
using Drydock.Core.Findings;
using Drydock.Core.Reports.Formats;
using Drydock.Core.Reports.Formats.Sarif;
using Drydock.Core.Reports.Linting;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Core.Reports.LintFormats;

/// <summary>SARIF 2.1.0 with fixes. <see href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"/></summary>
internal sealed class SarifLintFormat : ILintFormat
{
    public string Id => "sarif";

    public string Summary => "SARIF 2.1.0, for GitHub code scanning and editors";

    public void Write(LintReport report, ReportOptions options, Stream output) => JsonWriting.Document(output, writer =>
    {
        var rules = report.Files.SelectMany(f => f.Findings.Concat(f.Suppressed.Select(s => s.Finding))).Select(f => f.Rule).DistinctBy(r => r.Id, StringComparer.Ordinal).OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, report, rules);
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var file in report.Files)
        {
            foreach (var finding in file.Findings)
            {
                WriteResult(writer, file, finding, rules, null);
            }

            foreach (var suppressed in file.Suppressed)
            {
                WriteResult(writer, file, suppressed.Finding, rules, suppressed.By);
            }

            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter writer, LintReport report, List<RuleInfo> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "Drydock");
        writer.WriteString("version", report.ToolVersion);
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteString("name", rule.Name);
            SarifRules.WriteText(writer, "shortDescription", rule.Summary);
            var also = rule.Aliases.IsEmpty ? "" : $" The same check elsewhere: {string.Join(", ", rule.Aliases)}.";
            SarifRules.WriteText(writer, "help", $"{rule.Summary}.{also} 'drydock explain {rule.Id}' tells more.");
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", SarifRules.Level(rule.Severity));
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            writer.WriteString("security-severity", SarifRules.Score(rule.Severity));
            writer.Strings("tags", ["dockerfile"]);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, LintedFile file, Finding finding, List<RuleInfo> rules, InlineIgnore? ignored)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Rule.Id);
        writer.WriteNumber("ruleIndex", rules.FindIndex(r => r.Id == finding.Rule.Id));
        writer.WriteString("level", SarifRules.Level(finding.Severity));
        SarifRules.WriteText(writer, "message", finding.Message);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        WriteFile(writer, file.Name);
        WriteRegion(writer, "region", LintPlace.Of(file.Source, finding));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (finding.Fix is { Applicability: > Applicability.DisplayOnly } fix)
        {
            WriteFix(writer, file, fix);
        }

        if (ignored is not null)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "inSource");
            writer.StringIfAny("justification", ignored.Reason);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter writer, LintedFile file, Fix fix)
    {
        writer.WriteStartArray("fixes");
        writer.WriteStartObject();
        SarifRules.WriteText(writer, "description", fix.Title);
        writer.WriteStartArray("artifactChanges");
        writer.WriteStartObject();
        WriteFile(writer, file.Name);
        writer.WriteStartArray("replacements");
        foreach (var edit in fix.Edits.OfType<TextEdit>())
        {
            writer.WriteStartObject();
            WriteRegion(writer, "deletedRegion", LintPlace.Of(file.Source, edit.At));
            SarifRules.WriteText(writer, "insertedContent", edit.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteFile(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', name.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)));
        writer.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter writer, string name, LintPlace place)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("startLine", place.Line);
        writer.WriteNumber("startColumn", place.Column);
        writer.WriteNumber("endLine", place.EndLine);
        writer.WriteNumber("endColumn", place.EndColumn);
        writer.WriteEndObject();
    }
}
