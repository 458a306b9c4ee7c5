using Drydock.Oci.Content;

namespace Drydock.Oci.Images;

/// <summary>One change set of an image.</summary>
/// <param name="Index">0 is the base.</param>
/// <param name="Blob">What the store holds; null for a folder, which has no blob.</param>
/// <param name="DiffId">The digest of the uncompressed bytes that the config promises; null for a folder.</param>
/// <param name="History">The build step that made this layer; null when the config does not say.</param>
public sealed record Layer(int Index, Descriptor? Blob, Digest? DiffId, HistoryEntry? History);
