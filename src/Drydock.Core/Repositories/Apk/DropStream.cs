using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Apk;

/// <summary>Gives a byte at a time, so that whoever decompresses from it has taken no byte more than belongs to his stream.</summary>
internal sealed class DropStream(ReadOnlyMemory<byte> bytes) : ForwardStream
{
    /// <summary>Bytes given so far.</summary>
    public int Taken { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || Taken == bytes.Length)
        {
            return 0;
        }

        buffer[0] = bytes.Span[Taken++];
        return 1;
    }
}
