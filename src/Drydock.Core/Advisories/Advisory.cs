using System.Collections.Immutable;

namespace Drydock.Core.Advisories;

/// <summary>One record of a feed: a vulnerability, or an update that fixes several.</summary>
public sealed record Advisory
{
    /// <summary>As the feed names it: GHSA-…, DSA-…, ALSA-…, CVE-….</summary>
    public required string Id { get; init; }

    /// <summary>Other names of the very same vulnerability.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The vulnerabilities that this one update fixes together (DSA, ALSA, RHSA, USN); empty when the record is about one vulnerability.</summary>
    public ImmutableArray<string> Covers { get; init; } = [];

    /// <summary>One line; empty when the feed has none.</summary>
    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Where to read more: absolute addresses.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    public DateOnly? Published { get; init; }

    public DateOnly? Modified { get; init; }

    /// <summary>Its publisher took it back: it is kept so that searching for it gives an answer, and never matches.</summary>
    public bool IsWithdrawn { get; init; }

    public ImmutableArray<Rating> Ratings { get; init; } = [];

    /// <summary>CWE-… ids.</summary>
    public ImmutableArray<string> Weaknesses { get; init; } = [];

    public ImmutableArray<AffectedPackage> Affected { get; init; } = [];

    /// <summary>How likely somebody tries to exploit it; null when the feed does not say.</summary>
    public EpssScore? Epss { get; init; }

    /// <summary>Set when it is known to be exploited.</summary>
    public KnownExploit? KnownExploit { get; init; }

    /// <summary>CISA's decision points (exploitation, automatable, technical impact), as <c>key=value</c> joined by commas; empty when not said.</summary>
    public string Ssvc { get; init; } = "";
}
