using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Os;

/// <summary>
/// Debian's control syntax: paragraphs of fields, an empty line between them. opkg and Debian's copyright files use it too.
/// <see href="https://www.debian.org/doc/debian-policy/ch-controlfields.html#syntax-of-control-files"/>
/// </summary>
internal static class ControlFile
{
    /// <summary>Descriptions and file lists are long and nobody asks for them.</summary>
    private const int MaxValue = 64 << 10;

    public static List<ControlParagraph> Read(ReadOnlySpan<byte> text)
    {
        var paragraphs = new List<ControlParagraph>();
        var current = new ControlParagraph();
        while (!text.IsEmpty)
        {
            var field = TakeField(ref text);
            if (field.IsEmpty)
            {
                Flush(paragraphs, ref current);
                continue;
            }

            var colon = field.IndexOf((byte)':');
            if (colon > 0 && field[0] is not ((byte)' ' or (byte)'\t' or (byte)'#'))
            {
                var value = field[(colon + 1)..].Trim(" \t\r\n"u8);
                current.Add(Encoding.UTF8.GetString(field[..colon]), value.Length > MaxValue ? value[..MaxValue] : value);
            }
        }

        Flush(paragraphs, ref current);
        return paragraphs;
    }

    /// <summary><c>libc6 (>= 2.3), mta:any | mail-agent</c> without versions, architectures and spaces.</summary>
    public static ImmutableArray<string> Relations(string field) =>
        field.Length == 0 ? [] : [.. field.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(r => string.Join('|', r.Split('|', StringSplitOptions.TrimEntries).Select(NameOf)))];

    /// <summary>A line with the continuation lines behind it; empty at the end of a paragraph.</summary>
    private static ReadOnlySpan<byte> TakeField(ref ReadOnlySpan<byte> text)
    {
        var length = LineLength(text);
        if (text[..length].TrimEnd(" \t\r\n"u8).IsEmpty)
        {
            text = text[length..];
            return default;
        }

        while (length < text.Length && text[length] is (byte)' ' or (byte)'\t')
        {
            length += LineLength(text[length..]);
        }

        var field = text[..length];
        text = text[length..];
        return field;
    }

    private static int LineLength(ReadOnlySpan<byte> text)
    {
        var newline = text.IndexOf((byte)'\n');
        return newline < 0 ? text.Length : newline + 1;
    }

    private static void Flush(List<ControlParagraph> paragraphs, ref ControlParagraph current)
    {
        if (!current.IsEmpty)
        {
            paragraphs.Add(current);
            current = new ControlParagraph();
        }
    }

    private static string NameOf(string relation)
    {
        var end = relation.AsSpan().IndexOfAny(" ([:");
        return end < 0 ? relation : relation[..end];
    }
}
