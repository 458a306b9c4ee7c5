using System.Text.Json;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>
/// One document. A single image is the root component; with several platforms the root is the name that holds them, each platform is a container
/// component, and the dependency graph says what belongs to which: consumers read flat lists of components more reliably than nested ones.
/// </summary>
internal sealed class CycloneDxDocument(Report report, CycloneDxVersion version)
{
    private const string IndexRef = "images";
    private readonly List<BomSection> sections = BomSection.All(report);

    /// <summary>Tell also what is wrong; else only what is inside.</summary>
    public bool HasFindings { get; init; }

    private bool HasOneImage => sections.Count == 1;

    public void Write(Stream output, Guid serial) => JsonWriting.Document(output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", $"http://cyclonedx.org/schema/bom-{version}.schema.json");
        writer.WriteString("bomFormat", "CycloneDX");
        writer.WriteString("specVersion", version.ToString());
        writer.WriteString("serialNumber", $"urn:uuid:{serial}");
        writer.WriteNumber("version", 1);
        WriteMetadata(writer);
        WriteComponents(writer);
        CycloneDxDependencies.Write(writer, sections, HasOneImage ? null : IndexRef);
        WriteCompositions(writer);
        if (HasFindings)
        {
            CycloneDxVulnerabilities.Write(writer, sections, version);
        }

        writer.WriteEndObject();
    });

    private void WriteMetadata(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("metadata");
        if (report.Created is { } created)
        {
            writer.WriteString("timestamp", JsonWriting.Timestamp(created));
        }

        if (version.HasLifecycles)
        {
            writer.WriteStartArray("lifecycles");
            writer.WriteStartObject();
            writer.WriteString("phase", "post-build");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        WriteTool(writer);
        writer.WritePropertyName("component");
        if (HasOneImage)
        {
            CycloneDxImage.Write(writer, sections[0], version);
        }
        else
        {
            CycloneDxImage.WriteIndex(writer, report, IndexRef);
        }

        using (var properties = new CycloneDxProperties(writer))
        {
            properties.Add("drydock:source", report.Source);
            properties.Add("drydock:database", HasFindings ? DatabaseText.Of(report.Database) : "");
            foreach (var section in sections)
            {
                WriteSilences(properties, section);
                if (HasFindings)
                {
                    WriteVerdict(properties, section);
                }
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>What the components do not show: what could not be looked at, and what lower layers still ship.</summary>
    private static void WriteSilences(CycloneDxProperties properties, BomSection section)
    {
        var prefix = section.Key.Length == 0 ? "" : section.Key + " ";
        foreach (var gap in section.Report.NotLookedAt)
        {
            properties.Add("drydock:gap", $"{prefix}{Kebab.Of(gap.Kind)}: {GapText.Of(gap)}");
        }

        foreach (var gap in section.Report.LeftOut)
        {
            properties.Add("drydock:left-out", prefix + GapText.Of(gap));
        }

        foreach (var removed in section.Report.Inventory.Removed)
        {
            properties.Add("drydock:removed-package", prefix + RemovedText.Of(section.Report, removed));
        }
    }

    /// <summary>The specification has a place for vulnerabilities only.</summary>
    private static void WriteVerdict(CycloneDxProperties properties, BomSection section)
    {
        var prefix = section.Key.Length == 0 ? "" : section.Key + " ";
        properties.Add("drydock:not-asked-for", OriginText.Others(section.Report) is { Length: > 0 } others ? prefix + others : "");
        properties.Add("drydock:verdict", prefix + Kebab.Of(section.Report.Verdict.Outcome));
        foreach (var notice in section.Report.Verdict.Notices)
        {
            properties.Add("drydock:notice", $"{prefix}{Kebab.Of(notice.Kind)}: {notice.Message}");
        }

        foreach (var judged in section.Report.OrderedFindings.Where(f => f.Finding.Vulnerability is null))
        {
            var suppressed = judged.Suppression is { } suppression ? $" ({SuppressionText.Of(suppression)})" : "";
            properties.Add("drydock:finding", $"{prefix}{Kebab.Of(judged.Severity)}: {FindingTitle.Of(judged)}: {judged.Finding.Message}{suppressed}");
        }
    }

    private void WriteTool(Utf8JsonWriter writer)
    {
        if (version.HasToolComponents)
        {
            writer.WriteStartObject("tools");
            writer.WriteStartArray("components");
            writer.WriteStartObject();
            writer.WriteString("type", "application");
        }
        else
        {
            writer.WriteStartArray("tools");
            writer.WriteStartObject();
        }

        writer.WriteString("name", "drydock");
        writer.WriteString("version", report.ToolVersion);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (version.HasToolComponents)
        {
            writer.WriteEndObject();
        }
    }

    private void WriteComponents(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("components");
        foreach (var section in sections)
        {
            if (!HasOneImage)
            {
                CycloneDxImage.Write(writer, section, version);
            }

            CycloneDxImage.WriteOs(writer, section);
            for (var i = 0; i < section.PackageRefs.Length; i++)
            {
                CycloneDxComponent.Write(writer, section, i, version);
                writer.FlushIfLarge();
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Software that no package database knows is never ruled out, so no inventory of an image is called complete.</summary>
    private void WriteCompositions(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("compositions");
        foreach (var section in sections)
        {
            writer.WriteStartObject();
            writer.WriteString("aggregate", section.Report.IsIncomplete ? "incomplete" : "unknown");
            writer.Strings("assemblies", [section.ImageRef]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
