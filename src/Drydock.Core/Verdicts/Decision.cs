using Drydock.Core.Advisories;

namespace Drydock.Core.Verdicts;

/// <summary>Why a finding or a gap counted as it did.</summary>
/// <param name="Subject">A rule's id, a vulnerability's, or <c>gap</c>.</param>
/// <param name="Outcome">What this one alone would lead to.</param>
/// <param name="Reason">One sentence.</param>
public sealed record Decision(string Subject, Outcome Outcome, string Reason)
{
    /// <summary>The name of the policy's rule that decided; empty when none spoke of it.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Set when it does not count, with who says so.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>How bad the policy says it is; null when it leaves the finding's own word.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Until when a newly published vulnerability only warns; null when it has no such time left.</summary>
    public DateOnly? GraceUntil { get; init; }
}
