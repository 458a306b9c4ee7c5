using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Oci.Editing;

/// <summary>New contents of files, one after the other in a temporary file without a name: what goes into an image need not fit into memory. Safe for several threads.</summary>
public sealed class ContentSpool : IDisposable
{
    private readonly FileStream file = UnnamedFile.Create();
    private readonly Lock gate = new();
    private long end;

    /// <summary>Keeps the bytes of <paramref name="content"/> to its end.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    public SpooledContent Add(Stream content)
    {
        var buffer = new byte[128 << 10];
        lock (gate)
        {
            var start = end;
            for (int read; (read = content.Read(buffer)) > 0; end += read)
            {
                RandomAccess.Write(file.SafeFileHandle, buffer.AsSpan(0, read), end);
            }

            return new SpooledContent(this, start, end - start);
        }
    }

    public void Dispose() => file.Dispose();

    internal Stream Open(long offset, long length) => new SectionStream(file.SafeFileHandle, offset, length);

    internal int Read(Span<byte> destination, long at) => RandomAccess.Read(file.SafeFileHandle, destination, at);
}
