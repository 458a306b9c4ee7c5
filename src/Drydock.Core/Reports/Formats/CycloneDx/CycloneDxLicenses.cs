using System.Text.Json;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>The licenses of a component: a list of ids and names, or one expression; the specification forbids to mix them.</summary>
internal static class CycloneDxLicenses
{
    public static void Write(Utf8JsonWriter writer, List<DeclaredLicense> licenses)
    {
        if (licenses.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("licenses");
        if (licenses.Exists(l => l is { Expression: not null, IsId: false }) && licenses.TrueForAll(l => l.Expression is not null))
        {
            writer.WriteStartObject();
            writer.WriteString("expression", DeclaredLicense.And([.. licenses.Select(l => l.Expression!)]));
            writer.WriteEndObject();
        }
        else
        {
            foreach (var license in licenses)
            {
                WriteOne(writer, license);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteOne(Utf8JsonWriter writer, DeclaredLicense license)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("license");
        writer.WriteString(license.IsId ? "id" : "name", license.Expression ?? license.Declared);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
