using Drydock.Oci.Content;

namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>Reads memory that need not be an array (a mapped file) as a stream.</summary>
internal sealed class MemoryReader(ReadOnlyMemory<byte> memory) : ForwardStream
{
    private int position;

    public override long Length => memory.Length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, memory.Length - position);
        memory.Span.Slice(position, count).CopyTo(buffer);
        position += count;
        return count;
    }
}
