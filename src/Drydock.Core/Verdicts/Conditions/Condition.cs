namespace Drydock.Core.Verdicts.Conditions;

/// <summary>
/// A condition of a policy, read and type-checked: <c>severity >= high and fixable</c>. Asking it ends always and never throws.
/// docs/policy.md has the language.
/// </summary>
internal sealed class Condition
{
    private readonly Func<ConditionSubject, Value> read;
    private readonly IReadOnlySet<string> fields;

    private Condition(string text, Func<ConditionSubject, Value> read, IReadOnlySet<string> fields) => (Text, this.read, this.fields) = (text, read, fields);

    public string Text { get; }

    /// <exception cref="ConditionException"/>
    public static Condition Parse(string text, ConditionScope scope)
    {
        var parser = new ConditionParser(text, scope);
        return new(text, parser.Parse().Read, parser.Fields);
    }

    /// <summary>The condition has a field of this name: what it needs may cost something to find out.</summary>
    public bool Asks(string field) => fields.Contains(field);

    public bool Holds(ConditionSubject subject) => read(subject).IsTrue;
}
