namespace Drydock.Oci.Content;

/// <summary>Reads whole streams into memory, up to a limit.</summary>
public static class BoundedReader
{
    /// <summary>All bytes of <paramref name="stream"/>; reads to its end, so that a verifying stream verifies.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.LimitExceeded"/></exception>
    public static async ValueTask<byte[]> ReadAsync(Stream stream, long limit, string what, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (memory.Length + read > limit)
            {
                throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading {what} failed: it is larger than the limit of {limit} bytes.", "Raise the limit if you trust this image.");
            }

            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }

    /// <summary>The bytes of a local file.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.LimitExceeded"/>, <see cref="ErrorCodes.SourceNotFound"/></exception>
    public static async ValueTask<byte[]> ReadFileAsync(string path, long limit, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await ReadAsync(stream, limit, $"the file '{path}'", cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading the file '{path}' failed: {e.Message}", inner: e);
        }
    }
}
