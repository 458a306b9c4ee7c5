namespace Drydock.Core.Verdicts.Conditions;

/// <summary>A condition that does not follow its grammar or its types. Whoever reads the file knows its line and column.</summary>
/// <param name="at">Characters of the condition before the mistake.</param>
/// <param name="message">What is wrong, in one sentence.</param>
/// <param name="hint">What to write instead; may be empty.</param>
public sealed class ConditionException(int at, string message, string hint = "") : Exception(message)
{
    public int At { get; } = at;

    public string Hint { get; } = hint;
}
