using System.Collections.Immutable;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories;

/// <summary>What one group of analyzers says of one layer: the unit that is cached.</summary>
internal sealed record GroupFacts(ImmutableArray<Fact> Facts, ImmutableArray<Gap> Gaps);
