using System.Collections.Immutable;
using Drydock.Core.Findings;

namespace Drydock.Core.Verdicts.Conditions;

/// <summary>What the operators of conditions mean, and for which types. What is not known compares false.</summary>
internal static class Comparisons
{
    private const StringComparison Same = StringComparison.OrdinalIgnoreCase;

    public static bool IsOperator(string symbol) => symbol is "==" or "=" or "!=" or "<" or "<=" or ">" or ">=";

    /// <exception cref="ConditionException">The types do not agree, or have no order.</exception>
    public static Func<ConditionSubject, bool> Of(Operand left, Token symbol, Operand right)
    {
        if (left.Kind == ValueKind.List)
        {
            throw new ConditionException(symbol.At, $"'{left.Name}' is a list and cannot be compared with '{symbol.Text}'.", "Write 'contains', 'matches' or 'within'.");
        }

        if (left.Kind != right.Kind)
        {
            throw new ConditionException(right.At, $"{Describe(left)} cannot be compared with {Describe(right)}.", HintFor(left.Kind));
        }

        if (left.Kind is ValueKind.Text or ValueKind.Flag && symbol.Text is not ("==" or "=" or "!="))
        {
            throw new ConditionException(symbol.At, $"{Describe(left)} has no order: '{symbol.Text}' means nothing for it.", left.Name == "package.version" ? "Versions are compared when vulnerabilities are matched; here '==', 'in' and 'matches' work." : "");
        }

        var holds = left.Kind == ValueKind.Text ? Texts(symbol.Text) : Numbers(symbol.Text);
        return subject => left.Read(subject) is { IsKnown: true } a && right.Read(subject) is { IsKnown: true } b && holds(a, b);
    }

    /// <summary><c>x in [a, b]</c>: equal to one of them.</summary>
    public static Func<ConditionSubject, bool> In(Operand left, ImmutableArray<Value> values) => left.Kind == ValueKind.Text
        ? subject => left.Read(subject).Text is { } text && values.Any(v => string.Equals(v.Text, text, Same))
        : subject => left.Read(subject) is { IsKnown: true } value && values.Any(v => v.Number == value.Number);

    /// <summary>A part of a text, or one of a list.</summary>
    public static Func<ConditionSubject, bool> Contains(Operand left, string part) => left.Kind == ValueKind.Text
        ? subject => left.Read(subject).Text is { } text && text.Contains(part, Same)
        : subject => left.Read(subject).List.Any(t => string.Equals(t, part, Same));

    /// <summary>A text matches one of the patterns, or one of a list does.</summary>
    public static Func<ConditionSubject, bool> Matches(Operand left, ImmutableArray<Value> patterns) => left.Kind == ValueKind.Text
        ? subject => left.Read(subject).Text is { } text && MatchesAny(patterns, text)
        : subject => left.Read(subject).List.Any(t => MatchesAny(patterns, t));

    /// <summary>All of a list match one of the patterns each; nothing is known of an empty one.</summary>
    public static Func<ConditionSubject, bool> Within(Operand left, ImmutableArray<Value> patterns) =>
        subject => left.Read(subject) is { IsKnown: true } value && value.List.All(t => MatchesAny(patterns, t));

    public static string Describe(Operand operand) => operand.Field is null ? $"{Article(operand.Kind)} ({operand.Name})" : $"'{operand.Name}', {Article(operand.Kind)},";

    public static string Article(ValueKind kind) => kind switch
    {
        ValueKind.Flag => "true or false",
        ValueKind.Number => "a number",
        ValueKind.Text => "a text",
        ValueKind.List => "a list",
        ValueKind.Severity => "a severity",
        ValueKind.Duration => "a duration",
        _ => "a date",
    };

    private static string HintFor(ValueKind kind) => kind switch
    {
        ValueKind.Severity => "Write info, low, medium, high or critical.",
        ValueKind.Duration => "Write a number of days, weeks or years: 30d, 4w, 1y.",
        ValueKind.Date => "Write a date as 2026-01-31, or today.",
        ValueKind.Number => "Write a number: 0.5 or 50%.",
        ValueKind.Text => "Write a text in quotes.",
        _ => "",
    };

    private static bool MatchesAny(ImmutableArray<Value> patterns, string text) => patterns.Any(p => Wildcards.IsMatch(p.Text, text));

    private static Func<Value, Value, bool> Texts(string symbol) => symbol == "!="
        ? (a, b) => !string.Equals(a.Text, b.Text, Same)
        : (a, b) => string.Equals(a.Text, b.Text, Same);

    private static Func<Value, Value, bool> Numbers(string symbol) => symbol switch
    {
        "!=" => (a, b) => a.Number != b.Number,
        "<" => (a, b) => a.Number < b.Number,
        "<=" => (a, b) => a.Number <= b.Number,
        ">" => (a, b) => a.Number > b.Number,
        ">=" => (a, b) => a.Number >= b.Number,
        _ => (a, b) => a.Number == b.Number,
    };
}
