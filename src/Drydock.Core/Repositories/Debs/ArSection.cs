using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Debs;

/// <summary>One member of an archive as a stream.</summary>
internal sealed class ArSection(ArFile archive, ArMember member) : ForwardStream
{
    private long position;

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, member.Length - position);
        count = count <= 0 ? 0 : archive.ReadAt(member.Offset + position, buffer[..count]);
        position += count;
        return count;
    }
}
