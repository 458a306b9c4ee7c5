using System.Globalization;
using System.Text;

namespace Drydock.Cli.Lsp;

/// <summary>Cuts a stream into messages by their <c>Content-Length</c>. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#headerPart"/></summary>
/// <param name="limit">Bytes of the largest message that is taken.</param>
internal sealed class FrameReader(Stream stream, int limit)
{
    private const int MaxHeaders = 4096;
    private const string LengthHeader = "Content-Length:";

    private readonly byte[] block = new byte[16 << 10];
    private int position;
    private int filled;

    public async Task<Frame> ReadAsync(CancellationToken cancel)
    {
        if (await LengthAsync(cancel) is not { } length)
        {
            return Frame.Of(filled == 0 ? FrameKind.End : FrameKind.Broken);
        }

        if (length > limit)
        {
            return Frame.Of(await SkipAsync(length, cancel) ? FrameKind.TooLarge : FrameKind.End);
        }

        // Taken as it comes: a header alone makes nobody set memory aside.
        using var body = new MemoryStream();
        while (body.Length < length && await FillAsync(cancel))
        {
            var taken = (int)Math.Min(filled - position, length - body.Length);
            body.Write(block, position, taken);
            position += taken;
        }

        return body.Length == length ? new Frame(FrameKind.Message, body.ToArray()) : Frame.Of(FrameKind.End);
    }

    /// <summary>Null where the stream ends, or the headers say no length.</summary>
    private async Task<long?> LengthAsync(CancellationToken cancel)
    {
        long? length = null;
        var isValid = true;
        var line = new StringBuilder();
        for (var read = 0; read < MaxHeaders; read++)
        {
            if (!await FillAsync(cancel))
            {
                return null;
            }

            var next = (char)block[position++];
            if (next != '\n')
            {
                line.Append(next);
                continue;
            }

            var header = line.ToString().TrimEnd('\r');
            line.Clear();
            if (header.Length == 0)
            {
                return isValid ? length : null;
            }

            if (header.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase))
            {
                isValid = long.TryParse(header.AsSpan(LengthHeader.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var said);
                length = said;
            }
        }

        return null;
    }

    private async Task<bool> SkipAsync(long length, CancellationToken cancel)
    {
        while (length > 0 && await FillAsync(cancel))
        {
            var skipped = (int)Math.Min(filled - position, length);
            position += skipped;
            length -= skipped;
        }

        return length == 0;
    }

    /// <summary>False at the end of the stream.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancel)
    {
        if (position == filled)
        {
            position = 0;
            filled = await stream.ReadAsync(block, cancel);
        }

        return filled > 0;
    }
}
