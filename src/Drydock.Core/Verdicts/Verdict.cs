using System.Collections.Immutable;

namespace Drydock.Core.Verdicts;

/// <summary>The answer, and every decision that led to it: one for each finding and then one for each gap, in their order.</summary>
/// <param name="Outcome">Pass, incomplete or fail; never warn.</param>
public sealed record Verdict(Outcome Outcome, ImmutableArray<Decision> Decisions)
{
    /// <summary>What else there is to say.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>The policy that was applied: a preset's name or a file; empty when none was.</summary>
    public string Policy { get; init; } = "";
}
