using System.Buffers;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>
/// A text with its signature below, such as apt's InRelease: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-7"/>. The document must be that and
/// nothing else: what stands outside the signed part would look signed to whoever reads it.
/// </summary>
internal sealed class ClearsignedDocument
{
    /// <summary>For whoever reads it: lines end with a line feed.</summary>
    public required ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>As it was signed: lines end with a carriage return and a line feed, the last with nothing.</summary>
    public required ReadOnlyMemory<byte> Signed { get; init; }

    /// <summary>The packets of the signature.</summary>
    public required ReadOnlyMemory<byte> Signatures { get; init; }

    public static ClearsignedDocument Read(ReadOnlySpan<byte> document)
    {
        var rest = document.TrimStart(" \t\r\n"u8);
        if (!Armor.TakeLine(ref rest).SequenceEqual("-----BEGIN PGP SIGNED MESSAGE-----"u8))
        {
            throw new PgpFormatException("it does not begin with '-----BEGIN PGP SIGNED MESSAGE-----'");
        }

        for (var header = Armor.TakeLine(ref rest); !header.IsEmpty; header = Armor.TakeLine(ref rest))
        {
            if (!header.StartsWith("Hash: "u8))
            {
                throw new PgpFormatException("it has a header that is not 'Hash'");
            }
        }

        var text = new ArrayBufferWriter<byte>(document.Length);
        var signed = new ArrayBufferWriter<byte>(document.Length);
        ReadText(ref rest, text, signed);
        var signatures = new ArrayBufferWriter<byte>();
        Armor.ReadBlock(ref rest, "SIGNATURE", signatures);
        return rest.Trim(" \t\r\n"u8).IsEmpty
            ? new ClearsignedDocument { Text = text.WrittenMemory, Signed = signed.WrittenMemory, Signatures = signatures.WrittenMemory }
            : throw new PgpFormatException("something follows the signature");
    }

    private static void ReadText(ref ReadOnlySpan<byte> rest, ArrayBufferWriter<byte> text, ArrayBufferWriter<byte> signed)
    {
        while (!rest.IsEmpty)
        {
            var ahead = rest;
            var line = Armor.TakeLine(ref ahead);
            if (line.SequenceEqual("-----BEGIN PGP SIGNATURE-----"u8))
            {
                return;
            }

            rest = ahead;
            if (line is [(byte)'-', (byte)' ', ..])
            {
                line = line[2..];
            }
            else if (line is [(byte)'-', ..])
            {
                throw new PgpFormatException("a line begins with a dash that is not escaped");
            }

            signed.Write(signed.WrittenCount + text.WrittenCount > 0 ? "\r\n"u8 : default);
            signed.Write(line);
            text.Write(line);
            text.Write("\n"u8);
        }

        throw new PgpFormatException("it has no signature");
    }
}
