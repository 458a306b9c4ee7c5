using System.Text.Json;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>The component of an image, of several images under one name, and of a distribution.</summary>
internal static class CycloneDxImage
{
    public static void WriteIndex(Utf8JsonWriter writer, Report report, string reference)
    {
        writer.WriteStartObject();
        writer.WriteString("bom-ref", reference);
        writer.WriteString("type", "container");
        writer.WriteString("name", report.Reference?.Repository ?? report.Source);
        writer.StringIfAny("version", report.Reference?.Selector);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, BomSection section, CycloneDxVersion version)
    {
        var image = section.Report.Image;
        writer.WriteStartObject();
        writer.WriteString("bom-ref", section.ImageRef);
        writer.WriteString("type", "container");
        writer.WriteString("name", section.Name.Name);
        writer.StringIfAny("version", CycloneDxComponent.Bounded(section.Name.Version, version));
        if ((image?.Digest ?? section.Report.Sbom?.Digest) is { } digest)
        {
            writer.WriteStartArray("hashes");
            CycloneDxComponent.WriteHash(writer, digest.Algorithm, digest.Hex);
            writer.WriteEndArray();
        }

        writer.StringIfAny("purl", section.Purl?.ToString());
        WriteProperties(writer, section.Report);
        writer.WriteEndObject();
    }

    public static void WriteOs(Utf8JsonWriter writer, BomSection section)
    {
        if (section.Report.Inventory.Os is not { } os)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("bom-ref", section.OsRef);
        writer.WriteString("type", "operating-system");
        writer.WriteString("name", os.Id);
        writer.StringIfAny("version", os.VersionId);
        writer.StringIfAny("description", os.PrettyName);
        writer.StringIfAny("cpe", os.Cpe);
        using (var properties = new CycloneDxProperties(writer))
        {
            properties.Add("drydock:os-codename", os.Codename);
            properties.Add("drydock:os-like", os.IdLike);
            properties.Add("drydock:platform", section.Key);
        }

        writer.WriteEndObject();
    }

    /// <summary>Layers are told once, here; packages name theirs by diff ID.</summary>
    private static void WriteProperties(Utf8JsonWriter writer, PlatformReport report)
    {
        using var properties = new CycloneDxProperties(writer);
        if (report.Sbom is { } sbom)
        {
            properties.Add("drydock:read-from", sbom.Format);
            properties.Add("drydock:read-from-tools", sbom.Tools);
        }

        if (report.Image is { } image)
        {
            properties.Add("drydock:platform", report.Platform);
            properties.Add("drydock:image-id", image.Id?.ToString());
            properties.Add("drydock:image-created", image.Config.Created);
            foreach (var name in image.Names)
            {
                properties.Add("drydock:image-name", name);
            }

            foreach (var (label, value) in image.Config.Labels)
            {
                properties.Add($"drydock:label:{label}", value);
            }
        }

        foreach (var layer in report.Inventory.Layers)
        {
            properties.Add($"drydock:layer:{layer.Index}", layer.DiffId?.ToString());
            properties.Add($"drydock:layer:{layer.Index}:blob", layer.Blob?.ToString());
            properties.Add($"drydock:layer:{layer.Index}:created-by", layer.CreatedBy);
        }
    }
}
