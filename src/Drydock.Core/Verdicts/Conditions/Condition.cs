namespace Drydock.Core.Verdicts.Conditions;

/// <summary>
/// A condition of a policy, read and type-checked: <c>severity >= high and fixable</c>. Asking it ends always and never throws.
/// docs/policy.md has the language.
/// </summary>
internal sealed class Condition
{
    private readonly Func<ConditionSubject, Value> read;

    private Condition(string text, Func<ConditionSubject, Value> read) => (Text, this.read) = (text, read);

    public string Text { get; }

    /// <exception cref="ConditionException"/>
    public static Condition Parse(string text, ConditionScope scope) => new(text, new ConditionParser(text, scope).Parse().Read);

    public bool Holds(ConditionSubject subject) => read(subject).IsTrue;
}
