using Drydock.Oci.Content;

namespace Drydock.Oci.Layers;

/// <summary>Tells how many bytes pass.</summary>
internal sealed class CountingStream(Stream inner, Action<int> count) : ForwardStream
{
    public override long Length => inner.Length;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        count(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
