using System.Text.Json;

namespace Drydock.Core.Reports.Formats.Spdx;

/// <summary>The packages that are one file each, as files. <see href="https://spdx.github.io/spdx-spec/v2.3/file-information/"/></summary>
internal static class SpdxFiles
{
    public static void Write(Utf8JsonWriter writer, List<SpdxSection> sections)
    {
        if (sections.TrueForAll(s => Array.TrueForAll(s.FileIds, f => f is null)))
        {
            return;
        }

        writer.WriteStartArray("files");
        foreach (var section in sections)
        {
            for (var i = 0; i < section.FileIds.Length; i++)
            {
                if (section.FileIds[i] is { } id)
                {
                    WriteOne(writer, section, i, id);
                }
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteOne(Utf8JsonWriter writer, SpdxSection section, int index, string id)
    {
        var installed = section.Report.Inventory.Packages[index];
        writer.WriteStartObject();
        writer.WriteString("SPDXID", id);
        writer.WriteString("fileName", "./" + installed.Locations[0]);
        writer.Strings("fileTypes", ["ARCHIVE"]);
        SpdxPackages.WriteChecksums(writer, installed.Package);
        writer.WriteString("licenseConcluded", "NOASSERTION");
        writer.Strings("licenseInfoInFiles", ["NOASSERTION"]);
        writer.WriteString("copyrightText", "NOASSERTION");
        writer.WriteEndObject();
    }
}
