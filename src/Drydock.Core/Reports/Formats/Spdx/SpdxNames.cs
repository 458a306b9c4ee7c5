using System.Security.Cryptography;
using System.Text;

namespace Drydock.Core.Reports.Formats.Spdx;

/// <summary>Makes identifiers out of any text. SPDX allows letters, digits, <c>.</c> and <c>-</c>.</summary>
internal static class SpdxNames
{
    private const int MaxLength = 80;

    /// <summary>The text with everything else as hyphens, cut short; not unique.</summary>
    public static string IdString(string text)
    {
        var id = new StringBuilder();
        foreach (var c in text)
        {
            if (id.Length == MaxLength)
            {
                break;
            }

            var isAllowed = char.IsAsciiLetterOrDigit(c) || c == '.';
            if (isAllowed || (id.Length > 0 && id[^1] != '-'))
            {
                id.Append(isAllowed ? c : '-');
            }
        }

        return id.Length == 0 ? "x" : id.ToString().TrimEnd('-');
    }

    /// <summary>As <see cref="IdString"/>; where that changes the text, a few digits of its hash keep different texts apart.</summary>
    public static string UniqueIdString(string text)
    {
        var id = IdString(text);
        return id == text ? id : $"{id}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4))}";
    }
}
