using System.Globalization;

namespace Drydock.Core.Findings.Linting;

/// <summary>Says of what form a text is.</summary>
internal static class LabelValues
{
    /// <summary><see href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6"/></summary>
    public static bool IsTime(string value)
    {
        const string Shape = "0000-00-00T00:00:00";
        if (value.Length <= Shape.Length || value.Length > 64 || !Shape.Zip(value).All(p => p.First == '0' ? char.IsAsciiDigit(p.Second) : p.First == char.ToUpperInvariant(p.Second)))
        {
            return false;
        }

        var rest = value.AsSpan(Shape.Length);
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits < 1)
            {
                return false;
            }

            rest = rest[(digits + 1)..];
        }

        // A minute may have a second 60, which the framework does not know.
        var whole = value.AsSpan(0, Shape.Length).ToString().ToUpperInvariant();
        whole = whole.EndsWith(":60", StringComparison.Ordinal) ? whole[..^2] + "59" : whole;
        return IsZone(rest) && DateTime.TryParseExact(whole, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    /// <summary><see href="https://semver.org/spec/v2.0.0.html"/></summary>
    public static bool IsSemanticVersion(string value)
    {
        var plus = value.IndexOf('+');
        var version = plus < 0 ? value : value[..plus];
        var hyphen = version.IndexOf('-');
        var numbers = (hyphen < 0 ? version : version[..hyphen]).Split('.');
        return numbers.Length == 3 && numbers.All(IsNumber)
            && (hyphen < 0 || version[(hyphen + 1)..].Split('.').All(p => IsIdentifier(p) && (!p.All(char.IsAsciiDigit) || IsNumber(p))))
            && (plus < 0 || value[(plus + 1)..].Split('.').All(IsIdentifier));
    }

    /// <summary>An address of which somebody can say that it is one: a name, and a host with a domain.</summary>
    public static bool IsEmail(string value)
    {
        var at = value.IndexOf('@');
        return at > 0 && value.LastIndexOf('@') == at && value.LastIndexOf('.') > at + 1 && !value.EndsWith('.') && !value.AsSpan().ContainsAny(" \t\r\n<>,;\"()");
    }

    private static bool IsZone(ReadOnlySpan<char> zone) => zone is "Z" or "z"
        || (zone.Length == 6 && (zone[0] is '+' or '-') && zone[3] == ':' && IsBelow(zone[1..3], 24) && IsBelow(zone[4..], 60));

    private static bool IsBelow(ReadOnlySpan<char> digits, int limit) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < limit;

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
