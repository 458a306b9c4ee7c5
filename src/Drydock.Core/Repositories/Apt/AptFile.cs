using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Apt;

/// <summary>A file that a Release file lists.</summary>
/// <param name="Path">Below the folder of the Release file, without <c>./</c>.</param>
public sealed record AptFile(string Path, Digest Digest, long Size);
