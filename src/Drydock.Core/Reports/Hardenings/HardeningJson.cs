using System.Text.Json;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Hardenings;

/// <summary>A hardening for programs; docs/hardening.md tells the form.</summary>
public static class HardeningJson
{
    private const int Schema = 1;

    public static void Write(HardeningReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("drydockHardening", Schema);
        json.WriteString("source", report.Source);
        json.WriteString("destination", report.Destination);
        json.WriteString("profile", report.Profile);
        json.WriteString("toolVersion", report.ToolVersion);
        json.WriteStartArray("platforms");
        foreach (var platform in report.Platforms)
        {
            Write(json, platform);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlatformHardening platform)
    {
        json.WriteStartObject();
        json.WriteString("platform", platform.Platform);
        json.WriteString("digest", platform.Digest);
        json.WriteString("layers", platform.Layers);
        Write(json, "before", platform.Before);
        Write(json, "after", platform.After);
        json.WriteStartArray("steps");
        foreach (var step in platform.Steps)
        {
            Write(json, step);
        }

        json.WriteEndArray();
        Write(json, "notes", platform.Notes);
        Write(json, "proof", platform.Proof);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImageTotals totals)
    {
        json.WriteStartObject(name);
        json.WriteNumber("compressedBytes", totals.Compressed);
        json.WriteNumber("fileBytes", totals.FileBytes);
        json.WriteNumber("files", totals.Files);
        json.WriteNumber("layers", totals.Layers);
        json.WriteNumber("packages", totals.Packages);
        json.WriteStartObject("vulnerabilities");
        foreach (var severity in Enum.GetValues<Severity>().OrderDescending())
        {
            json.WriteNumber(severity.ToString().ToLowerInvariant(), totals.Vulnerabilities.GetValueOrDefault(severity));
        }

        json.WriteEndObject();
        json.WriteNumber("fixable", totals.Fixable);
        json.WriteNumber("findings", totals.Findings);
        json.WriteNumber("shells", totals.Shells);
        json.WriteNumber("setuidFiles", totals.SetuidFiles);
        json.WriteString("user", totals.User);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HardeningStep step)
    {
        json.WriteStartObject();
        json.WriteString("id", step.Id);
        json.WriteString("name", step.Name);
        json.WriteString("title", step.Title);
        json.WriteString("why", step.Why);
        json.WriteString("risk", step.Risk);
        Write(json, "closes", step.Closes);
        json.WriteNumber("bytesSaved", step.BytesSaved);
        json.WriteNumber("changes", step.Changes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
