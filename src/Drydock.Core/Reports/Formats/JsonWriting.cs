using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Drydock.Core.Reports.Formats;

/// <summary>What the JSON formats share.</summary>
internal static class JsonWriting
{
    /// <summary>Documents are files, not parts of a web page: letters beyond ASCII stay readable.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 2,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = false,
        NewLine = "\n",
    };

    /// <summary>Ends the document with a newline.</summary>
    public static void Document(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            write(writer);
        }

        output.WriteByte((byte)'\n');
    }

    public static void StringIfAny(this Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>A day as RFC 3339 writes it; nothing when there is none.</summary>
    public static void Date(this Utf8JsonWriter writer, string name, DateOnly? date)
    {
        if (date is { } day)
        {
            writer.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    public static void Strings(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>Hands over what has been written so far, so that a long document does not gather in memory.</summary>
    public static void FlushIfLarge(this Utf8JsonWriter writer)
    {
        if (writer.BytesPending > 64 << 10)
        {
            writer.Flush();
        }
    }

    /// <summary>RFC 3339 in UTC, to the second.</summary>
    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
