using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Drydock.Core.Advisories;

/// <summary>A name of the Common Platform Enumeration, in lower case and without escapes. <see href="https://nvlpubs.nist.gov/nistpubs/Legacy/IR/nistir7695.pdf"/></summary>
/// <param name="Part">a for applications, o for operating systems, h for hardware.</param>
/// <param name="Version"><see cref="Any"/>, <see cref="NotApplicable"/>, or a version.</param>
/// <param name="Update">What comes after the version: <c>rc1</c>, <c>p3</c>, <c>sp2</c>.</param>
/// <param name="TargetSoftware">Where it runs: <c>wordpress</c>, <c>node.js</c>, <c>windows</c>.</param>
public sealed record Cpe(char Part, string Vendor, string Product, string Version, string Update, string TargetSoftware)
{
    public const string Any = "*";

    public const string NotApplicable = "-";

    private const string FormattedPrefix = "cpe:2.3:";
    private const string UriPrefix = "cpe:/";

    /// <summary>Names one product in lists: <c>vendor:product</c>.</summary>
    public string Name => $"{Vendor}:{Product}";

    /// <summary>Reads a formatted string (<c>cpe:2.3:a:…</c>) or the URI of version 2.2 (<c>cpe:/a:…</c>); false when it is neither.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Cpe? cpe)
    {
        cpe = null;
        if (text?.StartsWith(FormattedPrefix, StringComparison.OrdinalIgnoreCase) == true)
        {
            cpe = ParseFormatted(text[FormattedPrefix.Length..]);
        }
        else if (text?.StartsWith(UriPrefix, StringComparison.OrdinalIgnoreCase) == true)
        {
            cpe = ParseUri(text[UriPrefix.Length..]);
        }

        return cpe is not null;
    }

    /// <summary>Section 6.2: eleven attributes between colons; a backslash takes the meaning from the character after it.</summary>
    private static Cpe? ParseFormatted(string text)
    {
        var attributes = new List<string>(11);
        var attribute = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                attributes.Add(attribute.ToString());
                attribute.Clear();
                continue;
            }

            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            attribute.Append(char.ToLowerInvariant(text[i]));
        }

        attributes.Add(attribute.ToString());
        return attributes.Count == 11 ? Make([.. attributes], 8) : null;
    }

    /// <summary>Section 6.1: up to seven parts, percent-encoded; an empty one means any. The sixth packs what version 2.2 does not know: <c>~edition~sw_edition~target_sw~target_hw~other</c>.</summary>
    private static Cpe? ParseUri(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 3 or > 7)
        {
            return null;
        }

        var packed = parts.ElementAtOrDefault(5)?.Split('~') ?? [];
        return Make([.. Enumerable.Range(0, 5).Select(i => Decode(parts.ElementAtOrDefault(i))), Decode(packed.ElementAtOrDefault(3))], 5);
    }

    private static string Decode(string? part) => string.IsNullOrEmpty(part) ? Any : Uri.UnescapeDataString(part).ToLowerInvariant();

    private static Cpe? Make(ImmutableArray<string> attributes, int targetSoftware) =>
        attributes[0] is ['a' or 'o' or 'h'] && attributes.All(a => a.Length > 0) && attributes[1] != Any && attributes[2] != Any
            ? new Cpe(attributes[0][0], attributes[1], attributes[2], attributes[3], attributes[4], attributes[targetSoftware])
            : null;
}
