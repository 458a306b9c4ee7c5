using System.Globalization;
using System.Text.Json;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.GitLab;

/// <summary>Who scanned, when, and what else there is to say.</summary>
internal static class GitLabScan
{
    public static void Write(Utf8JsonWriter writer, Report report)
    {
        var time = DocumentTime.Of(report).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        writer.WriteStartObject("scan");
        WriteTool(writer, "analyzer", report);
        WriteTool(writer, "scanner", report);
        writer.WriteString("start_time", time);
        writer.WriteString("end_time", time);
        writer.WriteString("status", "success");
        writer.WriteString("type", "container_scanning");
        writer.WriteStartArray("messages");
        WriteMessage(writer, "info", $"Advisories: {DatabaseText.Of(report.Database)}");
        foreach (var platform in report.Platforms)
        {
            WriteMessages(writer, platform);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, string role, Report report)
    {
        writer.WriteStartObject(role);
        writer.WriteString("id", "drydock");
        writer.WriteString("name", "Drydock");
        writer.WriteString("version", report.ToolVersion);
        writer.WriteStartObject("vendor");
        writer.WriteString("name", "Drydock");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The schema has a place for vulnerabilities only: what rules found, what was not looked at and the verdict are messages.</summary>
    private static void WriteMessages(Utf8JsonWriter writer, PlatformReport platform)
    {
        WriteMessage(writer, "info", $"Verdict: {Kebab.Of(platform.Verdict.Outcome)}");
        if (OriginText.Others(platform) is { Length: > 0 } others)
        {
            WriteMessage(writer, "info", others);
        }

        foreach (var notice in platform.Verdict.Notices)
        {
            WriteMessage(writer, "warn", $"{Kebab.Of(notice.Kind)}: {notice.Message}");
        }

        foreach (var gap in platform.NotLookedAt)
        {
            WriteMessage(writer, "warn", $"Not looked at: {GapText.Of(gap)}");
        }

        foreach (var gap in platform.LeftOut)
        {
            WriteMessage(writer, "info", $"Left out on purpose: {GapText.Of(gap)}");
        }

        foreach (var judged in platform.OrderedFindings.Where(f => f.Finding.Vulnerability is null))
        {
            var suppressed = judged.Suppression is { } suppression ? $" ({SuppressionText.Of(suppression)})" : "";
            WriteMessage(writer, "info", $"{Kebab.Of(judged.Severity)}: {FindingTitle.Of(judged)}: {judged.Finding.Message}{suppressed}");
        }
    }

    private static void WriteMessage(Utf8JsonWriter writer, string level, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("level", level);
        writer.WriteString("value", TerminalText.Clean(text));
        writer.WriteEndObject();
    }
}
