using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Overlay;

/// <summary>
/// Reads how a layer's tar was put together: one JSON object a line, of type 2 for raw bytes and 1 for the content of a file.
/// <see href="https://github.com/vbatts/tar-split/blob/main/concept/DESIGN.md"/>
/// </summary>
internal sealed class TarSplitReader(Stream file, string what, long maxLine) : IDisposable
{
    private readonly GZipStream lines = new(file, CompressionMode.Decompress);
    private byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The next piece; pieces without bytes are left out.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/></exception>
    public bool TryRead(out TarSplitPart part)
    {
        part = default;
        while (TryReadLine(out var line))
        {
            part = Parse(line);
            if (part.Size > 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => lines.Dispose();

    private TarSplitPart Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return ParseObject(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Malformed(e.Message);
        }
    }

    private TarSplitPart ParseObject(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        long type = 0, size = 0;
        byte[] name = [], bytes = [];
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
            {
                json.Read();
                type = json.GetInt64();
            }
            else if (json.ValueTextEquals("size"u8))
            {
                json.Read();
                size = json.GetInt64();
            }
            else if (json.ValueTextEquals("name"u8))
            {
                json.Read();
                name = name.Length > 0 ? name : System.Text.Encoding.UTF8.GetBytes(json.GetString() ?? "");
            }
            else if (json.ValueTextEquals("name_raw"u8))
            {
                json.Read();
                name = json.GetBytesFromBase64();
            }
            else if (json.ValueTextEquals("payload"u8))
            {
                json.Read();

                // For a file this is a CRC: the diff ID says more.
                bytes = type == 2 && json.TokenType == JsonTokenType.String ? Decode(json) : [];
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        return (type, size) switch
        {
            (2, _) => new TarSplitPart(bytes, [], bytes.Length),
            (1, >= 0) => new TarSplitPart(default, name, size),
            _ => throw new FormatException("a piece has an unknown type or a negative size"),
        };
    }

    private static byte[] Decode(Utf8JsonReader json)
    {
        // Base64 has nothing to escape but the slash, which Go leaves alone.
        if (json.ValueIsEscaped || json.HasValueSequence)
        {
            return json.GetBytesFromBase64();
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(json.ValueSpan.Length)];
        return Base64.DecodeFromUtf8(json.ValueSpan, bytes, out _, out var written) == OperationStatus.Done
            ? bytes[..written]
            : throw new FormatException("a piece is not base64");
    }

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0 || (ended && end > start))
            {
                length = length >= 0 ? length : end - start;
                line = buffer.AsSpan(start, length);
                start = Math.Min(end, start + length + 1);
                return true;
            }

            line = default;
            if (ended)
            {
                return false;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            if (end > maxLine)
            {
                throw Malformed($"a line is longer than {maxLine} bytes");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        try
        {
            var read = lines.Read(buffer.AsSpan(end));
            end += read;
            ended = read == 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Malformed(e.Message);
        }
    }

    private DrydockException Malformed(string happened) => new(ErrorCodes.Malformed, $"Reading {what} failed: {happened}.", "The storage is damaged: pull the image again.");
}
