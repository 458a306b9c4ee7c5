namespace Drydock.Core.Advisories.Versions;

/// <summary>Cutting pieces off a text without copying.</summary>
internal static class Text
{
    /// <summary>Cuts <paramref name="length"/> characters off the front.</summary>
    public static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> text, int length)
    {
        var piece = text[..length];
        text = text[length..];
        return piece;
    }

    /// <summary>Cuts all before <paramref name="separator"/> off the front, and the separator too; without one, everything.</summary>
    public static ReadOnlySpan<char> TakeUntil(scoped ref ReadOnlySpan<char> text, char separator)
    {
        var end = text.IndexOf(separator);
        var piece = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return piece;
    }
}
