using Drydock.Oci.Content;

namespace Drydock.Core.Inventories;

/// <summary>A layer as it was read.</summary>
/// <param name="DiffId">As verified; null for a foreign layer or a folder that was not read.</param>
/// <param name="Blob">Digest of the stored bytes; null for a folder.</param>
/// <param name="CompressedSize">Bytes as stored.</param>
/// <param name="Files">Regular files in this layer.</param>
/// <param name="Bytes">Their sizes together.</param>
/// <param name="CreatedBy">The build step; empty when not said.</param>
public sealed record LayerSummary(int Index, Digest? DiffId, Digest? Blob, long CompressedSize, int Files, long Bytes, string CreatedBy)
{
    public bool FromCache { get; init; }
}
