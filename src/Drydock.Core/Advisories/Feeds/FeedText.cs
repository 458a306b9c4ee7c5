using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Mends what the JSON parser lets through and then refuses to hand out as text: bytes that are not UTF-8, and halves of surrogate pairs.</summary>
internal static class FeedText
{
    /// <summary>The very same bytes when nothing is wrong with them, which takes one fast look.</summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        }

        return json.Span.IndexOf("\\ud"u8) < 0 && json.Span.IndexOf("\\uD"u8) < 0 ? json : ReplaceHalves(json.ToArray());
    }

    private static byte[] ReplaceHalves(byte[] json)
    {
        for (var at = Array.IndexOf(json, (byte)'\\'); at >= 0 && at < json.Length; at = Array.IndexOf(json, (byte)'\\', at))
        {
            var unit = UnitAt(json, at);
            var isPair = char.IsHighSurrogate(unit) && char.IsLowSurrogate(UnitAt(json, at + 6));
            if (char.IsSurrogate(unit) && !isPair)
            {
                "\\uFFFD"u8.CopyTo(json.AsSpan(at));
            }

            at += isPair ? 12 : unit == 0 ? 2 : 6;
            if (at >= json.Length)
            {
                break;
            }
        }

        return json;
    }

    /// <summary>The UTF-16 unit that an escape stands for; zero for any other escape.</summary>
    private static char UnitAt(byte[] json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';
}
