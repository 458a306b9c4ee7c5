using Drydock.Core.Verdicts.Conditions;

namespace Drydock.Core.Verdicts.Policies;

/// <summary>One rule of a policy.</summary>
/// <param name="Scope">What the condition is asked of: one of the three.</param>
/// <param name="Reason">Why, as the policy's author says it; may be empty.</param>
/// <param name="Place">Where it is written.</param>
internal sealed record PolicyRule(string Name, ConditionScope Scope, Condition When, PolicyAction Then, string Reason, string Place)
{
    /// <summary>Days after publication in which a vulnerability only warns.</summary>
    public int Grace { get; init; }

    public Outcome Outcome => Then switch
    {
        PolicyAction.Fail => Outcome.Fail,
        PolicyAction.Incomplete => Outcome.Incomplete,
        PolicyAction.Warn => Outcome.Warn,
        _ => Outcome.Pass,
    };
}
