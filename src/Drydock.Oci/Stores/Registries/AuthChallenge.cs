using System.Collections.Immutable;

namespace Drydock.Oci.Stores.Registries;

/// <summary>
/// One way to log in that a 401 answer offers.
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1"/>
/// </summary>
/// <param name="Scheme">In lower case: <c>bearer</c>, <c>basic</c>.</param>
/// <param name="Parameters">Names are in lower case.</param>
internal sealed record AuthChallenge(string Scheme, ImmutableDictionary<string, string> Parameters)
{
    private const string Separators = "()<>@,;:\\\"/[]?={} \t";

    public bool IsBearer => Scheme == "bearer";

    public bool IsBasic => Scheme == "basic";

    /// <summary>Where tokens come from.</summary>
    public string? Realm => Parameters.GetValueOrDefault("realm");

    public string? Service => Parameters.GetValueOrDefault("service");

    public string? Scope => Parameters.GetValueOrDefault("scope");

    /// <summary>All challenges in the values of <c>WWW-Authenticate</c>. What cannot be read ends its header.</summary>
    public static ImmutableArray<AuthChallenge> Parse(IEnumerable<string> headers) => [.. headers.SelectMany(ParseOne)];

    private static IEnumerable<AuthChallenge> ParseOne(string header)
    {
        AuthChallenge? current = null;
        var rest = header.AsMemory();
        while (true)
        {
            rest = rest.TrimStart(", \t");
            var name = TakeToken(ref rest);
            if (name.Length == 0)
            {
                break;
            }

            var afterName = rest.TrimStart(" \t");
            if (current is not null && !afterName.IsEmpty && afterName.Span[0] == '=')
            {
                rest = afterName[1..].TrimStart(" \t");
                current = current with { Parameters = current.Parameters.SetItem(name, TakeValue(ref rest)) };
                continue;
            }

            if (current is not null)
            {
                yield return current;
            }

            current = new AuthChallenge(name, ImmutableDictionary<string, string>.Empty);
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    private static string TakeToken(ref ReadOnlyMemory<char> rest)
    {
        var length = rest.Span.IndexOfAny(Separators);
        var token = rest[..(length < 0 ? rest.Length : length)];
        rest = rest[token.Length..];
        return token.ToString().ToLowerInvariant();
    }

    private static string TakeValue(ref ReadOnlyMemory<char> rest)
    {
        if (rest.IsEmpty || rest.Span[0] != '"')
        {
            var end = rest.Span.IndexOfAny(", \t");
            var token = rest[..(end < 0 ? rest.Length : end)];
            rest = rest[token.Length..];
            return token.ToString();
        }

        var value = new System.Text.StringBuilder();
        var text = rest.Span;
        var at = 1;
        for (; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            value.Append(text[at]);
        }

        rest = rest[Math.Min(at + 1, rest.Length)..];
        return value.ToString();
    }
}
