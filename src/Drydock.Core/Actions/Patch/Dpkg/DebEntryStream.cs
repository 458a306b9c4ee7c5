using Drydock.Core.Repositories.Debs;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>The content of the entry at which a walk over a package stands, to be read once.</summary>
internal sealed class DebEntryStream(DebContents contents) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => contents.ReadContent(buffer);

    public override int Read(byte[] buffer, int offset, int count) => contents.ReadContent(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
