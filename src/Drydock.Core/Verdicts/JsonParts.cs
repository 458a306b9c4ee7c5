using System.Globalization;
using System.Text.Json;

namespace Drydock.Core.Verdicts;

/// <summary>Reads JSON that strangers wrote: what is missing or of another type reads as nothing.</summary>
internal static class JsonParts
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="Drydock.Oci.Content.DrydockException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            return JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, Options);
        }
        catch (JsonException e)
        {
            throw Mistake.At(name, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, "It is no sound JSON.", inner: e);
        }
    }

    /// <summary>Empty when it is not there.</summary>
    public static string Text(this JsonElement element, string name) => element.Member(name).AsText();

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement element, string name)
    {
        foreach (var item in element.List(name))
        {
            if (item.AsText() is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }

    /// <summary>Undefined when it is not there.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>Empty when it is no text.</summary>
    public static string AsText(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8: no name that could be compared.
            return "";
        }
    }

    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
