namespace Drydock.Core.Inventories.Sboms;

/// <summary>Splits a tag-value document into tags and values; a value between <c>&lt;text&gt;</c> and <c>&lt;/text&gt;</c> may span lines.</summary>
internal static class SpdxTags
{
    private const string Open = "<text>";
    private const string Close = "</text>";

    public static IEnumerable<(string Tag, string Value)> Read(string document)
    {
        var at = 0;
        while (at < document.Length)
        {
            var end = EndOfLine(document, at);
            var colon = document.IndexOf(':', at, end - at);
            if (colon < 0 || document[at] == '#')
            {
                at = end + 1;
                continue;
            }

            var tag = document[at..colon].Trim();
            var value = document[(colon + 1)..end].Trim();
            if (value.StartsWith(Open, StringComparison.Ordinal))
            {
                var start = document.IndexOf(Open, colon, StringComparison.Ordinal) + Open.Length;
                var close = document.IndexOf(Close, start, StringComparison.Ordinal);
                close = close < 0 ? document.Length : close;
                value = document[start..close];
                end = close == document.Length ? close : EndOfLine(document, close);
            }

            yield return (tag, value);
            at = end + 1;
        }
    }

    private static int EndOfLine(string document, int from)
    {
        var end = document.IndexOf('\n', from);
        return end < 0 ? document.Length : end;
    }
}
