using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>A file that repomd.xml names.</summary>
/// <param name="Size">Bytes as stored.</param>
internal sealed record RpmIndexEntry(string Path, Digest Digest, long Size);
