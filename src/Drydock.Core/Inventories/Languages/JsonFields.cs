using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Inventories.Languages;

/// <summary>Reads fields of JSON that people write by hand: what has another type than expected counts as absent. Text that is not Unicode throws <see cref="InvalidOperationException"/>.</summary>
internal static class JsonFields
{
    public static string Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static bool IsTrue(this JsonElement element, string name) => element.Child(name).ValueKind == JsonValueKind.True;

    /// <summary>The elements of an array; nothing for anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The names of an object's members; nothing for anything else.</summary>
    public static IEnumerable<string> Names(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(p => p.Name) : [];

    /// <summary>A text, or the texts of an array.</summary>
    public static IEnumerable<string> Texts(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? [element.GetString()!]
        : element.Items().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!);

    /// <summary>The properties that have a value.</summary>
    public static ImmutableSortedDictionary<string, string> Properties(params ReadOnlySpan<(string Name, string Value)> properties)
    {
        var kept = ImmutableSortedDictionary<string, string>.Empty;
        foreach (var (name, value) in properties)
        {
            kept = value.Length > 0 ? kept.SetItem(name, value) : kept;
        }

        return kept;
    }
}
