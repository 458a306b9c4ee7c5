using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Drydock.Core.Advisories.Feeds.Yaml;

/// <summary>Turns the YAML that programs write into JSON, many times faster than a parser of all YAML does: blocks of members and items.</summary>
/// <remarks>It gives up at the first thing that could mean anything else (comments, anchors, tags, lists in brackets); what it does not give up it reads as the parser would.</remarks>
internal ref struct PlainYaml
{
    private const int MaxDepth = 32;
    private const int AtEnd = -1;

    /// <summary>Control characters, which YAML refuses or breaks lines at.</summary>
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b != '\n').Append(127).Select(b => (byte)b)]);
    private static readonly SearchValues<byte> KeyBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"u8);
    private readonly ReadOnlySpan<byte> yaml;
    private readonly Utf8JsonWriter json;
    private int at;

    /// <summary>How far the line that is read is indented.</summary>
    private int column;

    private PlainYaml(ReadOnlySpan<byte> yaml, Utf8JsonWriter json)
    {
        this.yaml = yaml;
        this.json = json;
    }

    /// <summary>Writes the document; false when it is not plain, and what was written is of no use.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> yaml, Utf8JsonWriter json)
    {
        if (yaml.ContainsAny(Controls) || !Utf8.IsValid(yaml) || HasOddBreaks(yaml))
        {
            return false;
        }

        var reader = new PlainYaml(yaml.StartsWith("---\n"u8) ? yaml[4..] : yaml, json);
        reader.MoveTo(0);
        return reader.column == 0 && reader.TryBlock(1) && reader.column == AtEnd;
    }

    /// <summary>YAML 1.1 breaks lines at these too, and byte order marks may stand between documents.</summary>
    private static bool HasOddBreaks(ReadOnlySpan<byte> yaml) =>
        yaml.IndexOf("\u0085"u8) >= 0 || yaml.IndexOf("\u2028"u8) >= 0 || yaml.IndexOf("\u2029"u8) >= 0 || yaml.IndexOf("\uFEFF"u8) >= 0;

    private readonly bool IsItem => yaml[at..].StartsWith("- "u8);

    /// <summary>Goes to the first character of the next line that is not empty, and to its end when none is left.</summary>
    private void MoveTo(int start)
    {
        while (true)
        {
            var text = yaml[Math.Min(start, yaml.Length)..];
            column = text.IndexOfAnyExcept((byte)' ');
            at = column < 0 ? yaml.Length : start + column;
            if (column < 0 || text[column] != '\n')
            {
                return;
            }

            start = at + 1;
        }
    }

    private bool TryBlock(int depth) => depth <= MaxDepth && (IsItem ? TrySequence(column, depth) : TryMapping(column, depth));

    private bool TryMapping(int indent, int depth)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        json.WriteStartObject();
        do
        {
            var length = KeyLength();
            if (length == 0)
            {
                return false;
            }

            json.WritePropertyName(yaml.Slice(at, length));
            at += length + 1;
            if (!TryValue(indent, depth))
            {
                return false;
            }
        }
        while (column == indent);

        json.WriteEndObject();
        return column < indent;
    }

    /// <summary>What stands behind a colon, or deeper on the lines below; items may stand as far left as their key.</summary>
    private bool TryValue(int indent, int depth)
    {
        if (at < yaml.Length && yaml[at] == ' ')
        {
            at += yaml[at..].IndexOfAnyExcept((byte)' ') is > 0 and var spaces ? spaces : 0;
            return TryScalar(indent);
        }

        MoveTo(at + 1);
        if (column > indent)
        {
            return TryBlock(depth + 1);
        }

        if (column == indent && IsItem)
        {
            return TrySequence(indent, depth + 1);
        }

        json.WriteNullValue();
        return true;
    }

    private bool TrySequence(int indent, int depth)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        json.WriteStartArray();
        do
        {
            at += 2;
            if (!(KeyLength() > 0 ? TryMapping(indent + 2, depth + 1) : TryScalar(indent)))
            {
                return false;
            }
        }
        while (column == indent && IsItem);

        json.WriteEndArray();
        return column <= indent;
    }

    /// <summary>The length of a key before a colon; zero when there is none.</summary>
    private readonly int KeyLength()
    {
        var text = yaml[at..];
        var length = text.IndexOfAnyExcept(KeyBytes);
        return length > 0 && length < 128 && text[0] != '-' && text[length] == ':' && (length + 1 == text.Length || text[length + 1] is (byte)' ' or (byte)'\n') ? length : 0;
    }

    /// <summary>A scalar with the lines that continue it.</summary>
    /// <param name="indent">Of the block that it stands in.</param>
    private bool TryScalar(int indent)
    {
        if (!PlainYamlScalar.TryWrite(yaml[at..], indent, json, out var taken))
        {
            return false;
        }

        var rest = yaml[(at + taken)..].TrimStart((byte)' ');
        if (rest.Length > 0 && rest[0] != '\n')
        {
            return false;
        }

        MoveTo(yaml.Length - rest.Length);
        return column <= indent;
    }
}
