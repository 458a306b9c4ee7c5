using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Gives at most so many bytes, and throws when there are more.</summary>
internal sealed class BoundedStream(Stream inner, long limit, Func<DrydockException> tooLarge) : ForwardStream
{
    private long left = limit;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        left -= read;
        return left >= 0 ? read : throw tooLarge();
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
