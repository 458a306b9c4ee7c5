namespace Drydock.Core.Verdicts;

/// <summary>What a verdict says beside its decisions: something is wrong with the policy, the waivers, the statements or the database.</summary>
/// <param name="Outcome">What this one alone would lead to.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Place">Where it is written: <c>file:line</c>; empty when nowhere.</param>
public sealed record Notice(NoticeKind Kind, Outcome Outcome, string Message, string Place = "");
