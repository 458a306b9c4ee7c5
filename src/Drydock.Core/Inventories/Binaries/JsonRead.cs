using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>Reading JSON that a stranger wrote: what is missing, of another type or not text is null, never an exception.</summary>
internal static class JsonRead
{
    /// <summary>False when it is not JSON.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out JsonDocument? document, out string problem)
    {
        (document, problem) = (null, "");
        try
        {
            document = LenientJson.Parse(utf8);
            return true;
        }
        catch (JsonException e)
        {
            problem = $"it is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine})";
            return false;
        }
    }

    public static JsonElement? Member(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A name beside the wanted one is not text.
            return null;
        }
    }

    public static string? Text(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8: the parser lets both through.
            return null;
        }
    }

    public static string? Text(JsonElement element, string name) => Text(Member(element, name));

    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The members of an object; nothing for anything else.</summary>
    public static IEnumerable<JsonProperty> Members(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject() : [];

    /// <summary>The elements of an array; nothing for anything else.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];
}
