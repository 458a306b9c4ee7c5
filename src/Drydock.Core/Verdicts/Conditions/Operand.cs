namespace Drydock.Core.Verdicts.Conditions;

/// <summary>A part of a condition that has a type and, for each subject, a value.</summary>
/// <param name="At">Characters of the condition before it.</param>
/// <param name="Name">As written, for messages.</param>
/// <param name="Field">Null for a literal and for a condition.</param>
internal sealed record Operand(ValueKind Kind, Func<ConditionSubject, Value> Read, int At, string Name, Field? Field = null)
{
    public static Operand Literal(ValueKind kind, Value value, Token token) => new(kind, _ => value, token.At, token.Text);

    public static Operand Condition(int at, Func<ConditionSubject, bool> holds) => new(ValueKind.Flag, s => Value.Of(holds(s)), at, "the condition");
}
