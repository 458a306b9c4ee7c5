using System.Buffers;
using System.Text;
using System.Text.Json;
using Drydock.Core.Advisories.Feeds.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlEvent = YamlDotNet.Core.Events.ParsingEvent;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Turns YAML into JSON, so that records written either way are read by the same code. <see href="https://yaml.org/spec/1.2.2/"/></summary>
/// <remarks>Scalars stay text as they are written (<c>1.10</c> is a version, no number), but for a plain null. Aliases are refused: no feed uses them, and they grow without bounds.</remarks>
internal static class FeedYaml
{
    private const int MaxDepth = 32;

    /// <summary>The first document; null, with a gap written, when it is no YAML.</summary>
    public static JsonDocument? Parse(FeedDocument document, FeedWriter writer)
    {
        try
        {
            var utf8 = document.ReadBytes();
            return JsonDocument.Parse(PlainToJson(utf8.Span) ?? ToJson(utf8.Span));
        }
        catch (Exception e) when (e is YamlException or JsonException or ArgumentException or InvalidOperationException or OverflowException)
        {
            // The YAML parser lets some of the latter escape on malformed escapes and directives.
            writer.Gap("", $"It is no YAML: {e.Message}");
            return null;
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8);

    /// <summary>Null when it takes a parser of all YAML.</summary>
    internal static ReadOnlyMemory<byte>? PlainToJson(ReadOnlySpan<byte> utf8)
    {
        var buffer = new ArrayBufferWriter<byte>(utf8.Length + 256);
        using var json = new Utf8JsonWriter(buffer);
        if (!PlainYaml.TryWrite(utf8, json))
        {
            return null;
        }

        json.Flush();
        return buffer.WrittenMemory;
    }

    internal static ReadOnlyMemory<byte> ToJson(ReadOnlySpan<byte> utf8)
    {
        var yaml = Text(utf8);
        var buffer = new ArrayBufferWriter<byte>(yaml.Length + 256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            var parser = new Parser(new StringReader(yaml));
            var nesting = new Stack<YamlNesting>();
            while (parser.MoveNext() && parser.Current is not (null or DocumentEnd))
            {
                Write(json, parser.Current, nesting);
            }

            if (json.BytesCommitted + json.BytesPending == 0)
            {
                json.WriteNullValue();
            }
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, YamlEvent current, Stack<YamlNesting> nesting)
    {
        switch (current)
        {
            case Scalar scalar:
                WriteScalar(json, scalar, nesting);
                break;
            case MappingStart or SequenceStart when nesting.Count == MaxDepth || Expects(nesting) == YamlNesting.Key:
                throw new SemanticErrorException(current.Start, current.End, $"It is nested deeper than {MaxDepth} levels, or has a key that is no text.");
            case MappingStart:
                ValueWritten(nesting);
                json.WriteStartObject();
                nesting.Push(YamlNesting.Key);
                break;
            case SequenceStart:
                ValueWritten(nesting);
                json.WriteStartArray();
                nesting.Push(YamlNesting.Item);
                break;
            case MappingEnd:
                json.WriteEndObject();
                nesting.Pop();
                break;
            case SequenceEnd:
                json.WriteEndArray();
                nesting.Pop();
                break;
            case AnchorAlias:
                throw new SemanticErrorException(current.Start, current.End, "It uses aliases.");
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, Scalar scalar, Stack<YamlNesting> nesting)
    {
        if (Expects(nesting) == YamlNesting.Key)
        {
            json.WritePropertyName(scalar.Value);
            nesting.Pop();
            nesting.Push(YamlNesting.Value);
            return;
        }

        ValueWritten(nesting);
        if (scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null")
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStringValue(scalar.Value);
        }
    }

    private static YamlNesting Expects(Stack<YamlNesting> nesting) => nesting.Count > 0 ? nesting.Peek() : YamlNesting.Item;

    /// <summary>After a member's value comes the next key.</summary>
    private static void ValueWritten(Stack<YamlNesting> nesting)
    {
        if (Expects(nesting) == YamlNesting.Value)
        {
            nesting.Pop();
            nesting.Push(YamlNesting.Key);
        }
    }
}
