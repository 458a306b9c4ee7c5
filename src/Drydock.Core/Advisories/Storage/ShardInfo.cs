using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Storage;

/// <summary>One file of the database: a sorted table, immutable, named by its digest.</summary>
/// <param name="Space">See <see cref="Spaces"/>; empty for what is not about packages.</param>
/// <param name="Digest">Of the whole file.</param>
/// <param name="Entries">Keys.</param>
internal sealed record ShardInfo(ShardKind Kind, string Space, Digest Digest, long Size, int Entries);
