namespace Drydock.Core.Repositories.Debs;

/// <summary>An archive that several read at once, each from where it is: the thread that decompresses one member may still be at it when the next is begun.</summary>
/// <param name="stream">Can be sought in; taken over.</param>
internal sealed class ArFile(Stream stream) : IDisposable
{
    private readonly Lock gate = new();

    public long Length => stream.Length;

    public int ReadAt(long position, Span<byte> buffer)
    {
        lock (gate)
        {
            stream.Position = position;
            return stream.Read(buffer);
        }
    }

    public void Dispose() => stream.Dispose();
}
