using System.Text.Json;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>The dependency graph: every reference has a node, and every node is reached from the root.</summary>
internal static class CycloneDxDependencies
{
    /// <param name="indexRef">The root above several platforms; null when the one image is the root.</param>
    public static void Write(Utf8JsonWriter writer, List<BomSection> sections, string? indexRef)
    {
        writer.WriteStartArray("dependencies");
        if (indexRef is not null)
        {
            WriteNode(writer, indexRef, sections.Select(s => s.ImageRef));
        }

        foreach (var section in sections)
        {
            var packages = section.Report.Inventory.Packages;
            var tops = TopLevel.Of(packages).Select(i => section.PackageRefs[i]);
            WriteNode(writer, section.ImageRef, section.OsRef is null ? tops : tops.Prepend(section.OsRef));
            if (section.OsRef is not null)
            {
                WriteNode(writer, section.OsRef, []);
            }

            for (var i = 0; i < packages.Length; i++)
            {
                WriteNode(writer, section.PackageRefs[i], packages[i].DependsOn.Where(d => d != i).Select(d => section.PackageRefs[d]));
                writer.FlushIfLarge();
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteNode(Utf8JsonWriter writer, string reference, IEnumerable<string> dependsOn)
    {
        writer.WriteStartObject();
        writer.WriteString("ref", reference);
        writer.Strings("dependsOn", dependsOn.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        writer.WriteEndObject();
    }
}
