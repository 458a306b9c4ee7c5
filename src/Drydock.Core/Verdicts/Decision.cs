namespace Drydock.Core.Verdicts;

/// <summary>Why a finding or a gap counted as it did.</summary>
/// <param name="Subject">A rule's id, or <c>gap</c>.</param>
/// <param name="Outcome">What this one alone would lead to.</param>
/// <param name="Reason">One sentence.</param>
public sealed record Decision(string Subject, Outcome Outcome, string Reason);
