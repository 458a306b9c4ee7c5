using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>What a tree of criteria says of packages.</summary>
/// <param name="Places">Where it holds; null when the tree does not say.</param>
internal sealed record OvalClaim(string TestRef, IReadOnlyList<string> Names, AdvisoryStatus Status, VersionSpan? Span)
{
    public IReadOnlyList<OvalPlace>? Places { get; init; }

    public string Module { get; init; } = "";

    public ImmutableArray<string> Architectures { get; init; } = [];
}
