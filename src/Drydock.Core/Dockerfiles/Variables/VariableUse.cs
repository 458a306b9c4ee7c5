namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>A place where a variable is used: <c>$name</c> or <c>${name:-word}</c>.</summary>
/// <param name="Span">From the dollar sign to the end.</param>
/// <param name="Operator">What is done with the value: <c>:-</c>, <c>-</c>, <c>:+</c>, <c>+</c>, <c>:?</c>, <c>?</c>, <c>#</c>, <c>##</c>, <c>%</c>, <c>%%</c>, <c>/</c>, <c>//</c>; empty when nothing is.</param>
/// <param name="OperandSpan">What stands behind the operator; empty when there is none.</param>
public sealed record VariableUse(string Name, Span Span, string Operator, Span OperandSpan)
{
    /// <summary>Whether it says what counts when the variable is not set, so that it need not be.</summary>
    public bool HasFallback => Operator is ":-" or "-" or ":+" or "+";
}
