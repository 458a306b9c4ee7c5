using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Verdicts;

namespace Drydock.Core.Reports.Formats.Json;

/// <summary>What is wrong, what could not be looked at, and whether it may pass.</summary>
internal static class JsonFindings
{
    public static void Write(Utf8JsonWriter writer, PlatformReport platform)
    {
        writer.WriteStartArray("findings");
        foreach (var judged in platform.OrderedFindings)
        {
            WriteFinding(writer, judged);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        WriteOthers(writer, platform);
        WriteGaps(writer, platform);
        WriteVerdict(writer, platform.Verdict);
        JsonSteps.Write(writer, platform);
    }

    private static void WriteFinding(Utf8JsonWriter writer, JudgedFinding judged)
    {
        var finding = judged.Finding;
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule.Id);
        writer.WriteString("name", finding.Rule.Name);
        writer.Strings("aliases", finding.Vulnerability?.Aliases ?? finding.Rule.Aliases);
        writer.WriteString("severity", Kebab.Of(finding.Severity));
        writer.WriteString("message", finding.Message);
        writer.WriteStartObject("location");
        writer.WriteString("path", finding.At.Path);
        writer.StringIfAny("layer", finding.At.Layer?.ToString());
        WriteBuildLine(writer, finding.At.BuiltBy);
        writer.WriteEndObject();
        writer.StringIfAny("origin", finding.Origin is { } origin ? Kebab.Of(origin) : null);
        if (finding.Vulnerability is { } vulnerability)
        {
            JsonVulnerability.Write(writer, vulnerability);
        }

        writer.WriteString("outcome", Kebab.Of(judged.Outcome));
        WriteSuppression(writer, judged.Suppression);
        writer.WriteEndObject();
    }

    private static void WriteBuildLine(Utf8JsonWriter writer, BuildLine? line)
    {
        if (line is null)
        {
            return;
        }

        writer.WriteStartObject("builtBy");
        writer.WriteString("file", line.File);
        writer.WriteNumber("line", line.Line);
        writer.WriteNumber("endLine", line.EndLine);
        writer.WriteString("instruction", line.Instruction);
        writer.WriteEndObject();
    }

    /// <summary>What was not asked for is counted.</summary>
    private static void WriteOthers(Utf8JsonWriter writer, PlatformReport platform)
    {
        if (platform.Only is not { } only)
        {
            return;
        }

        writer.WriteStartObject("notAskedFor");
        writer.WriteString("only", Kebab.Of(only));
        writer.WriteNumber("findings", platform.Others.Length);
        writer.WriteStartObject("severities");
        foreach (var (severity, count) in platform.Others.CountBy(f => f.Severity).OrderByDescending(c => c.Key))
        {
            writer.WriteNumber(Kebab.Of(severity), count);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
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
        writer.StringIfAny("policy", verdict.Policy);
        writer.WriteStartArray("decisions");
        foreach (var decision in verdict.Decisions)
        {
            WriteDecision(writer, decision);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notices");
        foreach (var notice in verdict.Notices)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", Kebab.Of(notice.Kind));
            writer.WriteString("outcome", Kebab.Of(notice.Outcome));
            writer.WriteString("message", notice.Message);
            writer.StringIfAny("place", notice.Place);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter writer, Decision decision)
    {
        writer.WriteStartObject();
        writer.WriteString("subject", decision.Subject);
        writer.WriteString("outcome", Kebab.Of(decision.Outcome));
        writer.WriteString("reason", decision.Reason);
        writer.StringIfAny("rule", decision.Rule);
        if (decision.Severity is { } severity)
        {
            writer.WriteString("severity", Kebab.Of(severity));
        }

        writer.Date("graceUntil", decision.GraceUntil);
        WriteSuppression(writer, decision.Suppression);
        writer.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter writer, Suppression? suppression)
    {
        if (suppression is null)
        {
            return;
        }

        writer.WriteStartObject("suppression");
        writer.WriteString("kind", Kebab.Of(suppression.Kind));
        writer.WriteString("by", suppression.By);
        writer.WriteString("why", suppression.Why);
        writer.Date("until", suppression.Until);
        writer.StringIfAny("place", suppression.Place);
        writer.StringIfAny("justification", suppression.Justification);
        writer.WriteEndObject();
    }
}
