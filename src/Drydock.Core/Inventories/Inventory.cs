using System.Collections.Immutable;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>Everything in the squashed image, each thing with the place and the layer it came from. Independent of time, network and policy.</summary>
public sealed record Inventory
{
    /// <summary>Null when nothing in the image says.</summary>
    public OsRelease? Os { get; init; }

    /// <summary>The file that says so; empty when none does.</summary>
    public string OsPath { get; init; } = "";

    /// <summary>Index of that file's layer; -1 when there is none.</summary>
    public int OsLayer { get; init; } = -1;

    /// <summary>Sorted by ecosystem, name, version and first location.</summary>
    public ImmutableArray<InstalledPackage> Packages { get; init; } = [];

    /// <summary>Packages that a lower layer had and a later one deleted or replaced. Their bytes are still shipped.</summary>
    public ImmutableArray<RemovedPackage> Removed { get; init; } = [];

    /// <summary>Executables and shared libraries, by path.</summary>
    public ImmutableArray<ElfFile> Elves { get; init; } = [];

    /// <summary>SBOMs of the image itself that lie in it, by path.</summary>
    public ImmutableArray<EmbeddedSbom> Sboms { get; init; } = [];

    /// <summary>Secrets in files, also in those that a later layer deleted or replaced; by path, layer and line.</summary>
    public ImmutableArray<FoundSecret> Secrets { get; init; } = [];

    /// <summary>Files whose mode, owner or attributes matter: setuid, setgid, capabilities, writable by everyone. By path.</summary>
    public ImmutableArray<SpecialFile> SpecialFiles { get; init; } = [];

    /// <summary>Base first.</summary>
    public ImmutableArray<LayerSummary> Layers { get; init; } = [];

    /// <summary>What could not be looked at.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];
}
