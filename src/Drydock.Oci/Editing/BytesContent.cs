namespace Drydock.Oci.Editing;

/// <summary>Bytes at hand.</summary>
public sealed record BytesContent(ReadOnlyMemory<byte> Bytes) : TreeContent;
