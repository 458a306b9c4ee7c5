using System.Collections.Immutable;

namespace Drydock.Core.Reports.Hardenings;

/// <summary>What became of one platform's image.</summary>
/// <param name="Notes">What could not be done, and why.</param>
/// <param name="Layers">How the layers were written, and why so.</param>
public sealed record PlatformHardening(string Platform, ImageTotals Before, ImageTotals After, ImmutableArray<HardeningStep> Steps, ImmutableArray<string> Notes, string Layers)
{
    /// <summary>The digest of the written manifest; empty while nothing is written.</summary>
    public string Digest { get; init; } = "";

    /// <summary>What running it showed; empty when it was not run.</summary>
    public ImmutableArray<string> Proof { get; init; } = [];
}
