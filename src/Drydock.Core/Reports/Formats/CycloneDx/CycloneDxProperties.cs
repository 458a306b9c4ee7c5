using System.Text.Json;

namespace Drydock.Core.Reports.Formats.CycloneDx;

/// <summary>A list of properties that begins with its first entry: an empty one is not written.</summary>
internal sealed class CycloneDxProperties(Utf8JsonWriter writer) : IDisposable
{
    private bool isOpen;

    public void Add(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (!isOpen)
        {
            writer.WriteStartArray("properties");
            isOpen = true;
        }

        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("value", value);
        writer.WriteEndObject();
    }

    public void Dispose()
    {
        if (isOpen)
        {
            writer.WriteEndArray();
            isOpen = false;
        }
    }
}
