namespace Drydock.Core.Verdicts;

/// <summary>What a verdict has to know of the advisory database.</summary>
/// <param name="Name">For people: a path, or the built-in snapshot.</param>
public sealed record DatabaseFacts(string Name)
{
    /// <summary>The date of the newest record; null when no record has one.</summary>
    public DateOnly? Newest { get; init; }

    /// <summary>When it was built; null when it does not say.</summary>
    public DateOnly? Built { get; init; }

    /// <summary>It came with the program and holds a few distributions only.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Why there is none, in a sentence's end (<c>it does not exist</c>); empty when there is one.</summary>
    public string Missing { get; init; } = "";

    /// <summary>How old what it knows is: since the newest record, else since it was built. Null when nothing says; never less than 0.</summary>
    public int? AgeInDays(DateOnly today) => (Newest ?? Built) is { } date ? Math.Max(0, today.DayNumber - date.DayNumber) : null;
}
