using System.Buffers;
using System.Globalization;
using System.Text;

namespace Drydock.Core.Inventories;

/// <summary>Percent-encoding as purls use it: everything but letters, digits and <c>.-_~:</c>.</summary>
internal static class PurlEncoding
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~:";
    private static readonly SearchValues<char> Plain = SearchValues.Create(Letters);
    private static readonly SearchValues<char> PlainOrSlash = SearchValues.Create(Letters + "/");

    public static void Append(StringBuilder text, string value, bool keepSlash = false)
    {
        if (!value.AsSpan().ContainsAnyExcept(keepSlash ? PlainOrSlash : Plain))
        {
            text.Append(value);
            return;
        }

        foreach (var b in Encoding.UTF8.GetBytes(value))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '~' or ':' || (keepSlash && c == '/'))
            {
                text.Append(c);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }
    }

    /// <summary>The text that was encoded; bytes that are not UTF-8 become U+FFFD.</summary>
    public static string Decode(string value) => value.Contains('%') ? Uri.UnescapeDataString(value) : value;
}
