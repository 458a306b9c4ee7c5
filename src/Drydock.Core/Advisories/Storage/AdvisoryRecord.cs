using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Storage;

/// <summary>All of an advisory but what it says of packages and what people read. Members mean what they mean in <see cref="Advisory"/>.</summary>
internal sealed record AdvisoryRecord(string Id, ImmutableArray<string> Aliases, ImmutableArray<string> Covers)
{
    public DateOnly? Published { get; init; }

    public DateOnly? Modified { get; init; }

    public bool IsWithdrawn { get; init; }

    public ImmutableArray<Rating> Ratings { get; init; } = [];

    public ImmutableArray<string> Weaknesses { get; init; } = [];

    public EpssScore? Epss { get; init; }

    public KnownExploit? KnownExploit { get; init; }

    public string Ssvc { get; init; } = "";
}
