using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>Everything in the squashed image, each thing with the place and the layer it came from. Independent of time, network and policy.</summary>
public sealed record Inventory
{
    /// <summary>Null when nothing in the image says.</summary>
    public OsRelease? Os { get; init; }

    /// <summary>Sorted by ecosystem, name, version and first location.</summary>
    public ImmutableArray<InstalledPackage> Packages { get; init; } = [];

    /// <summary>Packages that a lower layer had and a later one deleted or replaced. Their bytes are still shipped.</summary>
    public ImmutableArray<RemovedPackage> Removed { get; init; } = [];

    /// <summary>Executables and shared libraries, by path.</summary>
    public ImmutableArray<ElfFile> Elves { get; init; } = [];

    /// <summary>Files whose mode, owner or attributes matter: setuid, setgid, capabilities, writable by everyone. By path.</summary>
    public ImmutableArray<SpecialFile> SpecialFiles { get; init; } = [];

    /// <summary>Base first.</summary>
    public ImmutableArray<LayerSummary> Layers { get; init; } = [];

    /// <summary>What could not be looked at.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];
}

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
