using System.Text.Json;

namespace Drydock.Cli.Lsp;

/// <summary>Applies what an editor says has changed. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocument_didChange"/></summary>
internal static class ContentChanges
{
    /// <param name="changes">One after the other: each means the text that those before it have made.</param>
    /// <returns>Null when a change cannot be understood, or the text would become too long: then nobody knows what the text is.</returns>
    public static DocumentText? Apply(DocumentText text, JsonElement changes, int limit)
    {
        foreach (var change in changes.Items())
        {
            if (change.Text("text") is not { } put)
            {
                return null;
            }

            var range = change.Find("range");
            if (range.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            {
                text = new DocumentText(put, text.Encoding);
                continue;
            }

            if (PlaceOf(range, "start") is not { } start || PlaceOf(range, "end") is not { } end)
            {
                return null;
            }

            var (from, to) = (text.OffsetOf(start), text.OffsetOf(end));
            if (to < from || text.Text.Length + put.Length > limit)
            {
                return null;
            }

            text = new DocumentText(string.Concat(text.Text.AsSpan(0, from), put, text.Text.AsSpan(to)), text.Encoding);
        }

        return text;
    }

    /// <summary>Null when it is no place.</summary>
    public static TextPlace? PlaceOf(JsonElement element, params ReadOnlySpan<string> path)
    {
        var place = element.Find(path);
        return place.Number("line") is >= 0 and var line && place.Number("character") is >= 0 and var column ? new TextPlace(line, column) : null;
    }
}
