using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Repositories.Debs;

/// <summary>
/// A paragraph of fields in their order, as in control files, indexes and <c>.sources</c>. Values keep the newlines and leading spaces of their continuation lines.
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb822.5.en.html"/>
/// </summary>
public sealed class DebStanza
{
    private readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);

    private DebStanza(ImmutableArray<KeyValuePair<string, string>> fields, int line, bool isSound)
    {
        (Fields, Line, IsSound) = (fields, line, isSound);
        foreach (var (name, value) in fields)
        {
            IsSound &= byName.TryAdd(name, value);
        }
    }

    public ImmutableArray<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The line it begins in, from 1.</summary>
    public int Line { get; }

    /// <summary>Every line was one of a field, and no field came twice: of two the first counts here, and other programs may take the other.</summary>
    public bool IsSound { get; }

    /// <summary>The value of a field, in whatever case its name is written; empty when there is none.</summary>
    public string this[string name] => byName.GetValueOrDefault(name, "");

    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>Every paragraph of a text. Lines that begin with <c>#</c> are comments.</summary>
    public static IEnumerable<DebStanza> ParseAll(ReadOnlyMemory<byte> text)
    {
        var line = 1;
        while (TryTake(ref text, ref line, out var stanza, out var first))
        {
            var parsed = Parse(stanza.Span, first);
            if (!parsed.Fields.IsEmpty || !parsed.IsSound)
            {
                yield return parsed;
            }
        }
    }

    /// <summary>The one paragraph of <paramref name="text"/>.</summary>
    public static DebStanza Parse(ReadOnlySpan<byte> text, int line = 1)
    {
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var isSound = true;
        var start = -1;
        var length = 0;
        StringBuilder? longer = null;
        for (var at = 0; at <= text.Length;)
        {
            var end = at + LineLength(text[at..]);
            var row = text[at..end];
            if (row is [(byte)' ' or (byte)'\t', ..])
            {
                isSound &= start >= 0;
                Continue(text, at, end, start, ref length, ref longer);
            }
            else if (row is not [(byte)'#', ..])
            {
                isSound &= start < 0 || TryAdd(fields, longer?.ToString() ?? Encoding.UTF8.GetString(text.Slice(start, length)));
                (start, length, longer) = (at, row.Length, null);
            }

            if (end == text.Length)
            {
                break;
            }

            at = end;
        }

        isSound &= start < 0 || length == 0 || TryAdd(fields, longer?.ToString() ?? Encoding.UTF8.GetString(text.Slice(start, length)));
        return new DebStanza(fields.DrainToImmutable(), line, isSound);
    }

    /// <summary>Cuts the next paragraph off; false at the end.</summary>
    internal static bool TryTake(ref ReadOnlyMemory<byte> text, ref int line, out ReadOnlyMemory<byte> stanza, out int first)
    {
        var span = text.Span;
        var at = 0;
        while (at < span.Length && IsBlank(span[at..], out var blank))
        {
            at += blank;
            line++;
        }

        (first, var start) = (line, at);
        while (at < span.Length && !IsBlank(span[at..], out var length))
        {
            at += length;
            line++;
        }

        stanza = text[start..at];
        text = text[at..];
        return at > start;
    }

    private static void Continue(ReadOnlySpan<byte> text, int at, int end, int start, ref int length, ref StringBuilder? longer)
    {
        if (start >= 0 && longer is null && at == start + length)
        {
            length = end - start;
        }
        else if (start >= 0)
        {
            // A comment stands between.
            longer ??= new StringBuilder(Encoding.UTF8.GetString(text.Slice(start, length)));
            longer.Append(Encoding.UTF8.GetString(text[at..end]));
        }
    }

    private static bool TryAdd(ImmutableArray<KeyValuePair<string, string>>.Builder fields, string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || field.AsSpan(0, colon).ContainsAny(" \t\r\n"))
        {
            return false;
        }

        // The newline before a list that begins on its second line says something: an inline key, digests.
        fields.Add(new(field[..colon], field[(colon + 1)..].TrimStart(' ', '\t').TrimEnd()));
        return true;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text, out int length)
    {
        length = LineLength(text);
        return text[..length].TrimEnd(" \t\r\n"u8).IsEmpty;
    }

    private static int LineLength(ReadOnlySpan<byte> text)
    {
        var newline = text.IndexOf((byte)'\n');
        return newline < 0 ? text.Length : newline + 1;
    }
}
