namespace Drydock.Core.Inventories;

/// <summary>Reads purls from the right, as the specification describes.</summary>
internal static class PurlParser
{
    public static bool TryParse(string? text, out Purl purl)
    {
        purl = null!;
        if (text is null || text.Length > 8192 || !text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = text[4..].TrimStart('/');
        var subpath = Cut(ref rest, rest.LastIndexOf('#'));
        var query = Cut(ref rest, rest.LastIndexOf('?'));
        var slash = rest.IndexOf('/');
        if (slash < 1 || !IsType(rest.AsSpan(0, slash)) || !TryQualifiers(query, out var qualifiers))
        {
            return false;
        }

        var type = rest[..slash];
        rest = rest[(slash + 1)..].Trim('/');
        var at = rest.LastIndexOf('@');
        var version = at > rest.LastIndexOf('/') ? Cut(ref rest, at) : "";
        var segments = rest.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(PurlEncoding.Decode).ToArray();
        if (segments.Length == 0)
        {
            return false;
        }

        purl = Purl.Create(type, string.Join('/', segments[..^1]), segments[^1], PurlEncoding.Decode(version), qualifiers, PurlEncoding.Decode(subpath));
        return true;
    }

    /// <summary>Takes what stands behind <paramref name="at"/> off the text.</summary>
    private static string Cut(ref string text, int at)
    {
        if (at < 0)
        {
            return "";
        }

        var tail = text[(at + 1)..];
        text = text[..at];
        return tail;
    }

    private static bool IsType(ReadOnlySpan<char> type)
    {
        foreach (var c in type)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '+'))
            {
                return false;
            }
        }

        return !char.IsAsciiDigit(type[0]);
    }

    private static bool TryQualifiers(string query, out Dictionary<string, string> qualifiers)
    {
        qualifiers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            if (equals < 1 || pair.AsSpan(0, equals).ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_")
                || !qualifiers.TryAdd(pair[..equals].ToLowerInvariant(), PurlEncoding.Decode(pair[(equals + 1)..])))
            {
                return false;
            }
        }

        return true;
    }
}
