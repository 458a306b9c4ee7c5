using System.Collections.Immutable;
using Drydock.Core.Repositories.Debs;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Apt;

/// <summary>What the sources have, verified.</summary>
/// <param name="Indexes">In the order of the sources.</param>
/// <param name="Releases">Of every source that could be read.</param>
/// <param name="Failures">Sources that could not, each with why: their packages are no candidates.</param>
public sealed record AptIndexes(ImmutableArray<DebIndex> Indexes, ImmutableArray<(AptSource Source, AptRelease Release)> Releases, ImmutableArray<(AptSource Source, DrydockException Error)> Failures);
