using System.Collections.Frozen;

namespace Drydock.Core.Inventories;

/// <summary>The outcome of one pass over a layer, by group of analyzers.</summary>
internal sealed record LayerScan(FileFacts Files, FrozenDictionary<AnalyzerGroup, GroupFacts> Groups);
