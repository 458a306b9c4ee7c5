namespace Drydock.Oci.Editing;

/// <summary>Bytes that wait in a temporary file without a name.</summary>
public sealed record SpooledContent(ContentSpool Spool, long Offset, long Length) : TreeContent
{
    /// <summary>The bytes from their start; several can be open.</summary>
    public Stream Open() => Spool.Open(Offset, Length);

    /// <summary>Reads from <paramref name="at"/> on; 0 at the end.</summary>
    public int Read(Span<byte> destination, long at) =>
        Spool.Read(destination[..(int)Math.Min(destination.Length, Math.Max(0, Length - at))], Offset + at);
}
