using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>What a part of a tree comes to: claims about packages, or conditions under which the claims beside it hold.</summary>
internal sealed record OvalOutcome
{
    /// <summary>Holds always, as far as a package's version is asked: a signature, a running kernel, a release that the definition names elsewhere.</summary>
    public static OvalOutcome Neutral { get; } = new();

    public ImmutableArray<OvalClaim> Claims { get; init; } = [];

    public IReadOnlyList<OvalPlace>? Places { get; init; }

    public string Module { get; init; } = "";

    public ImmutableArray<string> Architectures { get; init; } = [];

    public bool IsNeutral => Claims.IsEmpty && Places is null && Module.Length == 0 && Architectures.IsEmpty;
}
