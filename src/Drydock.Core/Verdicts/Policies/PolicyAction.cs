namespace Drydock.Core.Verdicts.Policies;

/// <summary>What a rule of a policy does with what its condition holds for; written in lower case.</summary>
internal enum PolicyAction
{
    Fail,
    Incomplete,
    Warn,

    /// <summary>It does not count, but stays in the report.</summary>
    Ignore,
}
