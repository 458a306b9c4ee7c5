namespace Drydock.Oci.Stores.Overlay;

/// <summary>One piece of a tar: bytes at hand (headers, padding), or so many bytes of a file.</summary>
/// <param name="Bytes">Empty for a file.</param>
/// <param name="Name">The file's name as the tar has it; empty for bytes at hand.</param>
internal readonly record struct TarSplitPart(ReadOnlyMemory<byte> Bytes, byte[] Name, long Size);
