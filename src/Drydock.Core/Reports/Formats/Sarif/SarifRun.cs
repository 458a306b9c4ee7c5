using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Verdicts;
using Drydock.Oci.Layers;

namespace Drydock.Core.Reports.Formats.Sarif;

/// <summary>What is said of one platform's image.</summary>
internal sealed class SarifRun
{
    /// <summary>GitHub refuses a run with more results than this.</summary>
    private const int MaxResults = 25_000;

    /// <summary>GitHub shows this many of a run.</summary>
    private const int ShownResults = 5_000;

    private readonly Report report;
    private readonly PlatformReport platform;
    private readonly List<JudgedFinding> findings;
    private readonly int leftOut;
    private readonly SarifRules rules;
    private readonly string image;

    public SarifRun(Report report, PlatformReport platform)
    {
        this.report = report;
        this.platform = platform;
        image = ImageName.Of(report, platform).Name;

        // What counts comes first, so that what is beyond the limits is what counts least.
        List<JudgedFinding> all = [.. platform.OrderedFindings.OrderByDescending(f => f.IsOpen)];
        findings = all.Count > MaxResults ? all[..MaxResults] : all;
        leftOut = all.Count - findings.Count;
        rules = new SarifRules(findings);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteTool(writer);

        // GitHub keeps runs of one tool apart by this; one run leaves the name to whoever uploads it.
        if (report.Platforms.Length > 1)
        {
            writer.WriteStartObject("automationDetails");
            writer.WriteString("id", $"drydock/{(platform.Platform.Length > 0 ? platform.Platform.Replace('/', '-') : "image")}/");
            writer.WriteEndObject();
        }

        WriteInvocation(writer);
        WriteResults(writer);
        WriteProperties(writer);
        writer.WriteEndObject();
    }

    private void WriteTool(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "Drydock");
        writer.WriteString("version", report.ToolVersion);
        writer.WriteString("semanticVersion", report.ToolVersion);
        rules.Write(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteInvocation(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", true);
        writer.WriteStartArray("toolExecutionNotifications");
        foreach (var gap in platform.OrderedGaps)
        {
            SarifNotification.Write(writer, gap.Kind == GapKind.Skipped ? "note" : "warning", $"{Kebab.Of(gap.Kind)}: {gap.Message}", gap.Path);
            writer.FlushIfLarge();
        }

        foreach (var notice in platform.Verdict.Notices)
        {
            SarifNotification.Write(writer, notice.Outcome switch { Outcome.Fail => "error", Outcome.Pass => "note", _ => "warning" }, $"{Kebab.Of(notice.Kind)}: {notice.Message}");
        }

        if (OriginText.Others(platform) is { Length: > 0 } others)
        {
            SarifNotification.Write(writer, "note", others);
        }

        if (leftOut > 0)
        {
            SarifNotification.Write(writer, "warning", $"{Amount.Of(leftOut, "finding is", "findings are")} left out: GitHub takes {Amount.Of(MaxResults)} a run. Those that count least are missing; other formats list all.");
        }
        else if (findings.Count > ShownResults)
        {
            SarifNotification.Write(writer, "note", $"GitHub shows the first {Amount.Of(ShownResults)} of {Amount.Of(findings.Count)} findings.");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteResults(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("results");
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var judged in findings)
        {
            var fingerprint = Convert.ToHexStringLower(Fingerprint.Of(image, platform.Platform, judged));
            seen[fingerprint] = seen.GetValueOrDefault(fingerprint) + 1;
            SarifResult.Write(writer, judged, rules, image, $"{fingerprint}:{seen[fingerprint]}");
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
    }

    private void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("properties");
        writer.WriteString("source", report.Source);
        writer.StringIfAny("platform", platform.Platform);
        writer.StringIfAny("imageDigest", (platform.Image?.Digest ?? platform.Sbom?.Digest)?.ToString());
        writer.WriteString("database", DatabaseText.Of(report.Database));
        writer.WriteString("verdict", Kebab.Of(platform.Verdict.Outcome));
        writer.StringIfAny("policy", platform.Verdict.Policy);
        writer.WriteEndObject();
    }
}
