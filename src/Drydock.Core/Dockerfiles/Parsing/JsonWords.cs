using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Reads an array of strings with the place of each. <see href="https://www.rfc-editor.org/rfc/rfc8259"/></summary>
internal static class JsonWords
{
    private const string Blanks = " \t\r\n";

    /// <summary>As deep as the builder's reader goes.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 10_000 };

    /// <summary>The strings; null when the text is no JSON array, so that it is read as plain text.</summary>
    public static ImmutableArray<Word>? Read(InstructionText line, Span rest)
    {
        if (rest.IsEmpty || line.Text[rest.Start] != '[')
        {
            return null;
        }

        var words = ImmutableArray.CreateBuilder<Word>();
        if (ReadStrings(line, rest, words))
        {
            return words.ToImmutable();
        }

        if (!IsArray(line.Of(rest)))
        {
            return null;
        }

        line.Problems.Add(line.SourceOf(rest), "when using JSON array syntax, arrays must be comprised of strings only");
        return [];
    }

    private static bool ReadStrings(InstructionText line, Span rest, ImmutableArray<Word>.Builder words)
    {
        var text = line.Text;
        var at = SkipBlanks(text, rest.Start + 1, rest.End);
        if (at < rest.End && text[at] == ']')
        {
            return at + 1 == rest.End;
        }

        while (true)
        {
            var start = at;
            if (ReadString(text, rest.End, ref at) is not { } value)
            {
                return false;
            }

            words.Add(line.WordAt(new Span(start, at), value));
            at = SkipBlanks(text, at, rest.End);
            if (at == rest.End || text[at] is not (',' or ']'))
            {
                return false;
            }

            if (text[at++] == ']')
            {
                return at == rest.End;
            }

            at = SkipBlanks(text, at, rest.End);
        }
    }

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && Blanks.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at;
    }

    /// <summary>Null when there is none.</summary>
    private static string? ReadString(string text, int end, ref int at)
    {
        if (at >= end || text[at] != '"')
        {
            return null;
        }

        var value = new StringBuilder();
        for (at++; at < end && text[at] >= ' '; at++)
        {
            if (text[at] == '"')
            {
                at++;
                return value.ToString();
            }

            if (text[at] != '\\')
            {
                value.Append(text[at]);
            }
            else if (ReadEscape(text, end, ref at) is { } escaped)
            {
                value.Append(escaped);
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>What an escape stands for, and moves to its last character; null when there is no such escape.</summary>
    private static char? ReadEscape(string text, int end, ref int at)
    {
        at++;
        if (at < end && text[at] == 'u')
        {
            var hex = text.AsSpan(at + 1, Math.Min(4, end - at - 1));
            at += 4;
            return hex.Length == 4 && ushort.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;
        }

        return at >= end ? null : text[at] switch
        {
            '"' or '\\' or '/' => text[at],
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
    }

    /// <summary>Whether a text that begins with a bracket is JSON.</summary>
    internal static bool IsArray(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
