using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Oci.Stores;

/// <summary>Keeps an archive that cannot be sought in, uncompressed, in a temporary file without a name: it is gone with the process.</summary>
internal static class ArchiveSpool
{
    /// <summary>A seekable copy of <paramref name="stream"/>, which is read to its end and closed.</summary>
    /// <exception cref="DrydockException">It is damaged, cut short or over a limit, or there is no room for it.</exception>
    public static FileStream Copy(Stream stream, string name, Limits limits)
    {
        using var source = stream;
        FileStream? spool = null;
        var isKept = false;
        try
        {
            spool = UnnamedFile.Create();
            Fill(source, spool, name, limits);
            isKept = true;
            return spool;
        }
        catch (InvalidDataException e)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Decompressing the archive '{name}' failed: {e.Message}", "It was cut short or damaged: make it again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading the archive '{name}' failed: {e.Message}", $"It is copied to '{Path.GetTempPath()}' first: check the room there, or set TMPDIR.", e);
        }
        finally
        {
            if (!isKept)
            {
                spool?.Dispose();
            }
        }
    }

    private static void Fill(Stream source, FileStream spool, string name, Limits limits)
    {
        long stored = 0, total = 0;
        var (content, isCompressed) = Decompression.Open(new CountingStream(source, n => stored += n));
        using var owned = content;
        var buffer = new byte[256 << 10];
        int read;
        while ((read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            total += read;
            if (total > limits.TotalBytes)
            {
                throw Over(name, $"it is larger than {limits.TotalBytes} bytes", "--max-total-size");
            }

            if (isCompressed && total > limits.RatioFloor && total / Math.Max(1, limits.CompressionRatio) > stored)
            {
                throw Over(name, $"it grows more than {limits.CompressionRatio} times when decompressed", "--max-ratio");
            }

            spool.Write(buffer, 0, read);
        }
    }

    private static DrydockException Over(string name, string happened, string option) =>
        new(ErrorCodes.LimitExceeded, $"Reading the archive '{name}' failed: {happened}.", $"Raise {option} if you trust it.");
}
