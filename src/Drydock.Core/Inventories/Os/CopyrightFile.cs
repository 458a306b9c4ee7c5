using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Inventories.Licenses;

namespace Drydock.Core.Inventories.Os;

/// <summary>
/// Debian's machine-readable copyright files: paragraphs of fields; those about files name a license, those that stand alone give a license's text.
/// <see href="https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"/>
/// </summary>
internal static class CopyrightFile
{
    /// <summary>Longer values are texts, not names.</summary>
    private const int MaxName = 500;

    /// <summary>How often a license is named at most, and how far back its paragraph starts: so that a hostile file costs no more than a long one.</summary>
    private const int MaxNames = 20_000;

    private const int MaxParagraph = 64 << 10;

    public static bool IsOne(ReadOnlySpan<byte> text) => text.TrimStart("\xEF\xBB\xBF \r\n"u8).StartsWith("Format"u8);

    /// <summary>What the paragraphs about files say, in order and once each; without such, the names of the texts.</summary>
    public static ImmutableArray<string> Licenses(ReadOnlySpan<byte> text)
    {
        var (ofFiles, ofTexts) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var (at, left) = (0, MaxNames); text[at..].IndexOf("\nLicense:"u8) is var found and >= 0 && left > 0; left--)
        {
            var start = at + found;
            var value = text[(start + "\nLicense:".Length)..];
            at = start + 1;
            value = value[..(value.IndexOf((byte)'\n') is var end and >= 0 ? end : value.Length)].Trim(" \t\r"u8);
            if (value.Length is > 0 and <= MaxName)
            {
                (IsAboutFiles(text[Math.Max(0, start - MaxParagraph)..(start + 1)]) ? ofFiles : ofTexts).Add(Encoding.UTF8.GetString(value));
            }
        }

        return [.. (ofFiles.Count > 0 ? ofFiles : ofTexts).Select(n => LicenseNames.Normalize(n).SpdxExpression ?? n).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Looks back to the start of the paragraph: one that names files, or the first, which speaks for the whole package.</summary>
    private static bool IsAboutFiles(ReadOnlySpan<byte> before)
    {
        var paragraph = before.LastIndexOf("\n\n"u8);
        return paragraph < 0 || before[(paragraph + 1)..].IndexOf("\nFiles:"u8) >= 0;
    }
}
