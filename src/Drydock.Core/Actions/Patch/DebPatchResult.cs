using System.Collections.Immutable;

namespace Drydock.Core.Actions.Patch;

/// <summary>What came of installing packages into an image.</summary>
/// <param name="Packages">In the order they were given.</param>
/// <param name="ChangedFiles">Paths that were written, put or taken away, in order.</param>
public sealed record DebPatchResult(ImmutableArray<PatchedPackage> Packages, ImmutableArray<string> ChangedFiles)
{
    public bool IsComplete => Packages.All(p => p.IsApplied);
}
