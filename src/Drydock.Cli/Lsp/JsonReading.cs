using System.Text.Json;

namespace Drydock.Cli.Lsp;

/// <summary>Reads JSON that may be anything: what is not there, or is something else, is nothing.</summary>
internal static class JsonReading
{
    /// <summary>The member at the end of a path; undefined when there is none.</summary>
    public static JsonElement Find(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = Member(element, name);
        }

        return element;
    }

    /// <summary>Null when it is no text.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.Find(path).AsText();

    public static string? AsText(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character: its bytes or its escapes are no Unicode.
            return null;
        }
    }

    /// <summary>Null when it is no whole number of 32 bits.</summary>
    public static int? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Find(path) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var number) ? number : null;

    public static bool IsTrue(this JsonElement element, params ReadOnlySpan<string> path) => element.Find(path).ValueKind == JsonValueKind.True;

    /// <summary>The items of a list; none when it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Find(path) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    public static List<string> Texts(this JsonElement element, params ReadOnlySpan<string> path) => [.. element.Items(path).Select(i => i.AsText()).OfType<string>()];

    private static JsonElement Member(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;
        }
        catch (InvalidOperationException)
        {
            // A name beside it is no Unicode.
            return default;
        }
    }
}
