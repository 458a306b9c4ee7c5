using System.Collections.Immutable;
using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Comparisons;

/// <summary>What a comparison needs of an image, from whatever it was read.</summary>
/// <param name="Name">The argument it was named by.</param>
/// <param name="Facts">Settings and sizes, in the order in which they are told.</param>
/// <param name="Layers">Diff IDs, the base first.</param>
/// <param name="Findings">Those that count: nobody suppressed them.</param>
internal sealed record ComparedImage(
    string Name, string Platform, ImmutableArray<KeyValuePair<string, string>> Facts, ImmutableArray<string> Layers, ImmutableArray<Purl> Packages, ImmutableArray<ComparedFinding> Findings);
