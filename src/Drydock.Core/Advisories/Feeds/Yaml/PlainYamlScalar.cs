using System.Buffers;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Yaml;

/// <summary>Writes a YAML scalar as JSON: plain, in quotes, or literal. Also an empty list or mapping, the only ones that are written in brackets by programs.</summary>
internal static class PlainYamlScalar
{
    /// <summary>What a plain scalar may begin with without any doubt.</summary>
    private static readonly SearchValues<byte> Starts = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._(<~=^+$"u8);

    /// <summary>False when it is not certain what it means.</summary>
    /// <param name="text">From the scalar to the end of the document.</param>
    /// <param name="indent">Of the block that it stands in: lines that continue it are indented more.</param>
    /// <param name="taken">How long it is.</param>
    public static bool TryWrite(ReadOnlySpan<byte> text, int indent, Utf8JsonWriter json, out int taken)
    {
        taken = 0;
        return !text.IsEmpty && text[0] switch
        {
            (byte)'"' or (byte)'\'' => TryWriteQuoted(text, indent, json, out taken),
            (byte)'|' => TryWriteLiteral(text, indent, json, out taken),
            (byte)'{' or (byte)'[' => TryWriteEmpty(text, json, out taken),
            _ => Starts.Contains(text[0]) && TryWritePlain(text, indent, json, out taken),
        };
    }

    private static bool TryWriteEmpty(ReadOnlySpan<byte> text, Utf8JsonWriter json, out int taken)
    {
        taken = 2;
        if (text.StartsWith("{}"u8))
        {
            json.WriteStartObject();
            json.WriteEndObject();
            return true;
        }

        if (text.StartsWith("[]"u8))
        {
            json.WriteStartArray();
            json.WriteEndArray();
            return true;
        }

        return false;
    }

    private static bool TryWritePlain(ReadOnlySpan<byte> text, int indent, Utf8JsonWriter json, out int taken)
    {
        taken = PlainYamlLines.PlainLength(text, indent);
        var plain = text[..taken];
        if (plain.Contains((byte)'\n'))
        {
            return TryWriteFolded(plain, indent, PlainYamlStyle.Plain, json);
        }

        if (!PlainYamlLines.IsPlain(plain))
        {
            return false;
        }

        if (plain.SequenceEqual("~"u8) || plain.SequenceEqual("null"u8))
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStringValue(plain);
        }

        return true;
    }

    private static bool TryWriteQuoted(ReadOnlySpan<byte> text, int indent, Utf8JsonWriter json, out int taken)
    {
        var style = text[0] == '"' ? PlainYamlStyle.Double : PlainYamlStyle.Single;
        var end = PlainYamlQuotes.End(text, style);
        taken = end + 1;
        if (end < 0)
        {
            return false;
        }

        var inner = text[1..end];
        if (inner.ContainsAny((byte)'\n', style == PlainYamlStyle.Double ? (byte)'\\' : (byte)'\''))
        {
            return TryWriteFolded(inner, indent, style, json);
        }

        json.WriteStringValue(inner);
        return true;
    }

    /// <summary>Puts lines together and takes escapes for what they stand for, both of which make a text shorter.</summary>
    private static bool TryWriteFolded(ReadOnlySpan<byte> raw, int indent, PlainYamlStyle style, Utf8JsonWriter json)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(raw.Length);
        var isRead = PlainYamlLines.TryFold(raw, indent, style, buffer, out var length) && PlainYamlQuotes.TryUnescape(buffer, style, ref length);
        if (isRead)
        {
            json.WriteStringValue(buffer.AsSpan(0, length));
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return isRead;
    }

    private static bool TryWriteLiteral(ReadOnlySpan<byte> text, int indent, Utf8JsonWriter json, out int taken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        var isRead = PlainYamlLines.TryLiteral(text, indent, buffer, out var length, out taken);
        if (isRead)
        {
            json.WriteStringValue(buffer.AsSpan(0, length));
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return isRead;
    }
}
