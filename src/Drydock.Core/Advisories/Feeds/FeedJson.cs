using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Reads members of JSON that may be missing or of another kind than the format says.</summary>
internal static class FeedJson
{
    /// <summary>The whole document; null, with a gap written, when it is no JSON.</summary>
    public static JsonDocument? Parse(FeedDocument document, FeedWriter writer)
    {
        try
        {
            return LenientJson.Parse(FeedText.Mend(document.ReadBytes()));
        }
        catch (JsonException e)
        {
            writer.Gap("", $"It is no JSON: {e.Message}");
            return null;
        }
    }

    /// <summary>The text of a member; empty when it is missing or no text.</summary>
    public static string Text(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    /// <summary>A member; an undefined element when it is missing or <paramref name="element"/> is no object.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The items of a list; nothing when it is missing or no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>The members of an object; nothing when it is missing or no object.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject() : [];

    /// <summary>The texts of a list, each once, in order.</summary>
    public static ImmutableArray<string> Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The day of a member that begins with <c>yyyy-mm-dd</c>; null when there is none, and for the year 1 that stands for it in some feeds.</summary>
    public static DateOnly? Date(this JsonElement element, string name) => ParseDate(element.Text(name));

    public static DateOnly? ParseDate(ReadOnlySpan<char> text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year > 1 ? date : null;
}
