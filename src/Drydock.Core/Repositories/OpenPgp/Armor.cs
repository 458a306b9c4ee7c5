using System.Buffers;
using System.Buffers.Text;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>
/// OpenPGP as text: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-6.2"/>. The checksum at its end says nothing that the signatures inside do not
/// say better, and is passed over as the specification asks.
/// </summary>
internal static class Armor
{
    /// <summary>The packets of a file that is armored or binary; of an armored one, those of every block of the kind asked for.</summary>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> file, string kind)
    {
        var text = file.Span.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] >= 0x80)
        {
            return file;
        }

        var found = new ArrayBufferWriter<byte>();
        while (text.IndexOf("-----BEGIN PGP "u8) is >= 0 and var start)
        {
            text = text[start..];
            ReadBlock(ref text, kind, found);
        }

        return found.WrittenCount > 0 ? found.WrittenMemory : throw new PgpFormatException($"it has no {kind}");
    }

    /// <summary>Reads the block that the text begins with, and leaves what follows it.</summary>
    public static void ReadBlock(ref ReadOnlySpan<byte> text, string wanted, ArrayBufferWriter<byte> found)
    {
        var kind = KindOf(TakeLine(ref text), "-----BEGIN PGP "u8);
        while (!TakeLine(ref text).IsEmpty)
        {
            // Headers, such as a comment, up to an empty line.
        }

        var coded = new ArrayBufferWriter<byte>();
        while (true)
        {
            if (text.IsEmpty)
            {
                throw new PgpFormatException("an armored block does not end");
            }

            var line = TakeLine(ref text);
            if (line is [(byte)'-', ..])
            {
                if (KindOf(line, "-----END PGP "u8) != kind)
                {
                    throw new PgpFormatException("an armored block ends as another kind than it begins");
                }

                break;
            }

            if (line is not [(byte)'=', ..])
            {
                coded.Write(line);
            }
        }

        if (kind == wanted)
        {
            Decode(coded.WrittenSpan, found);
        }
    }

    /// <summary>A line without its end and without white space behind it.</summary>
    public static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return line.TrimEnd(" \t\r\n"u8);
    }

    private static string KindOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> prefix) =>
        line.StartsWith(prefix) && line.EndsWith("-----"u8) && line.Length >= prefix.Length + 5
            ? System.Text.Encoding.ASCII.GetString(line[prefix.Length..^5])
            : throw new PgpFormatException("an armored block is damaged");

    private static void Decode(ReadOnlySpan<byte> coded, ArrayBufferWriter<byte> found)
    {
        var target = found.GetSpan(Base64.GetMaxDecodedFromUtf8Length(coded.Length) + 1);
        if (Base64.DecodeFromUtf8(coded, target, out _, out var written) != OperationStatus.Done)
        {
            throw new PgpFormatException("an armored block is not base64");
        }

        found.Advance(written);
    }
}
