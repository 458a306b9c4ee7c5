using System.Collections.Immutable;

namespace Drydock.Core.Verdicts.Conditions;

/// <summary>Something a condition can ask for.</summary>
/// <param name="What">For people, as docs/policy.md says it.</param>
/// <param name="Scope">Where it may be asked.</param>
internal sealed record Field(string Name, ValueKind Kind, ConditionScope Scope, string What, Func<ConditionSubject, Value> Read)
{
    /// <summary>The only texts it can be, written with or without quotes; empty when it can be any.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}
