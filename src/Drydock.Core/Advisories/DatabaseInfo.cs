using System.Collections.Immutable;

namespace Drydock.Core.Advisories;

/// <summary>What a report says of the database behind it.</summary>
/// <param name="Newest">The day of the newest record; null when no record has one.</param>
/// <param name="Sources">Ids of the sources in it.</param>
public sealed record DatabaseInfo(DateOnly? Newest, ImmutableArray<string> Sources)
{
    /// <summary>It is the snapshot that Drydock carries, not a database of the user's.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>For people.</summary>
    public string Name => IsSnapshot ? "snapshot of Debian" : "database";

    /// <summary>How old its newest record is.</summary>
    public int AgeInDays(DateOnly today) => Newest is { } newest ? Math.Max(0, today.DayNumber - newest.DayNumber) : 0;
}
