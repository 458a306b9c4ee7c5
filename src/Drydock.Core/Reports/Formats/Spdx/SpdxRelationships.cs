using System.Text.Json;

namespace Drydock.Core.Reports.Formats.Spdx;

/// <summary>What contains, needs and owns what.</summary>
internal static class SpdxRelationships
{
    public static void Write(Utf8JsonWriter writer, SpdxSection section)
    {
        if (section.OsId is not null)
        {
            WriteOne(writer, section.ImageId, "CONTAINS", section.OsId);
        }

        foreach (var id in section.PackageIds)
        {
            WriteOne(writer, section.ImageId, "CONTAINS", id);
        }

        for (var i = 0; i < section.FileIds.Length; i++)
        {
            if (section.FileIds[i] is { } file)
            {
                WriteOne(writer, section.PackageIds[i], "OTHER", file, "evident-by: the package is this file");
            }
        }

        var packages = section.Report.Inventory.Packages;
        var byPurl = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < packages.Length; i++)
        {
            byPurl.TryAdd(packages[i].Purl.ToString(), section.PackageIds[i]);
        }

        for (var i = 0; i < packages.Length; i++)
        {
            foreach (var needed in packages[i].DependsOn.Where(d => d != i))
            {
                WriteOne(writer, section.PackageIds[i], "DEPENDS_ON", section.PackageIds[needed]);
            }

            if (packages[i].OwnedBy is { } owner && byPurl.TryGetValue(owner.ToString(), out var ownerId))
            {
                WriteOne(writer, ownerId, "OTHER", section.PackageIds[i], "owns: the files of the second package were put on disk by the first");
            }

            writer.FlushIfLarge();
        }
    }

    public static void WriteOne(Utf8JsonWriter writer, string element, string type, string related, string? comment = null)
    {
        writer.WriteStartObject();
        writer.WriteString("spdxElementId", element);
        writer.WriteString("relationshipType", type);
        writer.WriteString("relatedSpdxElement", related);
        writer.StringIfAny("comment", comment);
        writer.WriteEndObject();
    }
}
