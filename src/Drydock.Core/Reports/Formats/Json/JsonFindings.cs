using Drydock.Core.Advisories;
using System.Text.Json;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Json;

/// <summary>What is wrong, what could not be looked at, and whether it may pass.</summary>
internal static class JsonFindings
{
    public static void Write(Utf8JsonWriter writer, PlatformReport platform)
    {
        writer.WriteStartArray("findings");
        foreach (var finding in platform.OrderedFindings)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", finding.Rule.Id);
            writer.WriteString("name", finding.Rule.Name);
            writer.Strings("aliases", finding.Rule.Aliases);
            writer.WriteString("severity", Kebab.Of(finding.Severity));
            writer.WriteString("message", finding.Message);
            writer.WriteStartObject("location");
            writer.WriteString("path", finding.At.Path);
            writer.StringIfAny("layer", finding.At.Layer?.ToString());
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        WriteGaps(writer, platform);
        WriteVerdict(writer, platform.Verdict);
    }

    private static void WriteGaps(Utf8JsonWriter writer, PlatformReport platform)
    {
        writer.WriteStartArray("gaps");
        foreach (var gap in platform.OrderedGaps)
        {
            writer.WriteStartObject();
            writer.WriteString("path", gap.Path);
            writer.WriteString("kind", Kebab.Of(gap.Kind));
            writer.WriteString("message", gap.Message);
            writer.StringIfAny("layer", gap.Layer?.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteVerdict(Utf8JsonWriter writer, Verdict verdict)
    {
        writer.WriteStartObject("verdict");
        writer.WriteString("outcome", Kebab.Of(verdict.Outcome));
        writer.WriteStartArray("decisions");
        foreach (var decision in verdict.Decisions)
        {
            writer.WriteStartObject();
            writer.WriteString("subject", decision.Subject);
            writer.WriteString("outcome", Kebab.Of(decision.Outcome));
            writer.WriteString("reason", decision.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
