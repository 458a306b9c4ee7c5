using Drydock.Core.Inventories;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Inventories;

/// <summary>What an analyzer said about a fixture.</summary>
/// <param name="Files">How many files it was handed.</param>
internal sealed record AnalyzerRun(int Files, List<Fact> Facts, List<Gap> Gaps);
