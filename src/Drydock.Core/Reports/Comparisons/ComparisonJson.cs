using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Reports.Formats;

namespace Drydock.Core.Reports.Comparisons;

/// <summary>A comparison for programs.</summary>
internal static class ComparisonJson
{
    public static void Write(Comparison comparison, Stream output) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", 1);
        writer.WriteString("before", comparison.Before.Name);
        writer.WriteString("after", comparison.After.Name);
        writer.WriteNumber("sharedLayers", comparison.SharedLayers);
        Array(writer, "image", comparison.Facts, f =>
        {
            writer.WriteString("name", f.Name);
            writer.WriteString("before", f.From);
            writer.WriteString("after", f.To);
        });
        Array(writer, "packages", comparison.Packages, p =>
        {
            writer.WriteString("change", Kebab.Of(p.Kind));
            writer.WriteString("ecosystem", p.Ecosystem);
            writer.WriteString("name", p.Name);
            writer.StringIfAny("before", p.From);
            writer.StringIfAny("after", p.To);
            writer.WriteBoolean("older", p.IsOlder);
        });
        Array(writer, "findings", comparison.Findings, f => WriteFinding(writer, f));
        writer.WriteEndObject();
    });

    private static void WriteFinding(Utf8JsonWriter writer, FindingChange change)
    {
        writer.WriteString("change", Kebab.Of(change.Kind));
        writer.WriteString("id", change.Finding.Id);
        writer.WriteString("where", change.Finding.Where);
        WriteState(writer, change.Finding);
        writer.WriteString("message", change.Finding.Message);
        if (change.Before is { } before)
        {
            writer.WriteStartObject("before");
            WriteState(writer, before);
            writer.WriteEndObject();
        }
    }

    private static void WriteState(Utf8JsonWriter writer, ComparedFinding finding)
    {
        writer.WriteString("severity", finding.Severity);
        writer.StringIfAny("status", finding.Status);
        writer.StringIfAny("fixedVersion", finding.FixedVersion);
    }

    private static void Array<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
    }
}
