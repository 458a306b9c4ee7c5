using System.Collections.Immutable;

namespace Drydock.Core.Verdicts;

/// <summary>The answer, and every decision that led to it.</summary>
public sealed record Verdict(Outcome Outcome, ImmutableArray<Decision> Decisions);
