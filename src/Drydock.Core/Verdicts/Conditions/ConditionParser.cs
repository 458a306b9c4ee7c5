using System.Collections.Immutable;
using Drydock.Core.Advisories;

namespace Drydock.Core.Verdicts.Conditions;

/// <summary>
/// Reads a condition by recursive descent and checks its types on the way.
/// <code>
/// or      := and { "or" and }
/// and     := not { "and" not }
/// not     := "not" not | compare
/// compare := operand [ symbol operand | ["not"] ("in" | "matches" | "contains" | "within") list | "is" ["not"] ("known" | "unknown") ]
/// operand := field | literal | "(" or ")"
/// list    := literal | "[" literal { "," literal } "]"
/// </code>
/// </summary>
internal sealed class ConditionParser(string text, ConditionScope scope)
{
    /// <summary>Parentheses and nots inside each other.</summary>
    private const int MaxDepth = 32;

    private readonly List<Token> tokens = Tokenizer.Read(text);
    private readonly HashSet<string> fields = new(StringComparer.Ordinal);
    private int position;
    private int depth;

    /// <summary>The names of the fields that were read so far.</summary>
    public IReadOnlySet<string> Fields => fields;

    private Token Next => tokens[position];

    /// <exception cref="ConditionException"/>
    public Operand Parse()
    {
        var condition = Flag(Or());
        return Next.Kind == TokenKind.End ? condition : throw new ConditionException(Next.At, $"{Next} was not expected here.", Next.Kind == TokenKind.Word ? "Between two conditions stands 'and' or 'or'." : "");
    }

    private Operand Or() => Joined("or", And, parts => subject => parts.Any(p => p.Read(subject).IsTrue));

    private Operand And() => Joined("and", Not, parts => subject => parts.All(p => p.Read(subject).IsTrue));

    /// <summary>Side by side in one list, so that a long chain is not a deep one.</summary>
    private Operand Joined(string word, Func<Operand> read, Func<ImmutableArray<Operand>, Func<ConditionSubject, bool>> join)
    {
        var first = read();
        if (!Next.Is(word))
        {
            return first;
        }

        var parts = ImmutableArray.CreateBuilder<Operand>();
        parts.Add(Flag(first));
        while (Take(word))
        {
            parts.Add(Flag(read()));
        }

        return Operand.Condition(first.At, join(parts.ToImmutable()));
    }

    private Operand Not()
    {
        if (!Next.Is("not"))
        {
            return Compare();
        }

        var at = Next.At;
        position++;
        return Deeper(at, () =>
        {
            var inner = Flag(Not());
            return Operand.Condition(at, subject => !inner.Read(subject).IsTrue);
        });
    }

    private Operand Compare()
    {
        var left = Primary(null);
        if (Next.Kind == TokenKind.Symbol && Comparisons.IsOperator(Next.Text))
        {
            var symbol = tokens[position++];
            return Operand.Condition(left.At, Comparisons.Of(left, symbol, Primary(left.Field)));
        }

        if (Take("is"))
        {
            return Known(left);
        }

        var isNegated = Next.Is("not") && IsWordOperator(tokens[position + 1]);
        position += isNegated ? 1 : 0;
        if (!IsWordOperator(Next))
        {
            return left;
        }

        var holds = Word(left, tokens[position++]);
        return Operand.Condition(left.At, isNegated ? subject => !holds(subject) : holds);
    }

    private static bool IsWordOperator(Token token) => token.Kind == TokenKind.Word && token.Text is "in" or "matches" or "contains" or "within";

    private Operand Known(Operand left)
    {
        var isNegated = Take("not");
        var word = tokens[position++];
        if (left.Field is null || word.Text is not ("known" or "unknown"))
        {
            throw new ConditionException(word.At, "Behind 'is' stands 'known' or 'unknown', and before it a field.");
        }

        var wanted = (word.Text == "known") != isNegated;
        return Operand.Condition(left.At, subject => left.Read(subject).IsKnown == wanted);
    }

    private Func<ConditionSubject, bool> Word(Operand left, Token word)
    {
        var isList = left.Kind == ValueKind.List;
        var fits = word.Text switch
        {
            "in" => !isList && left.Kind != ValueKind.Flag,
            "within" => isList,
            _ => isList || left.Kind == ValueKind.Text,
        };
        if (!fits)
        {
            throw new ConditionException(word.At, $"'{word.Text}' means nothing for {Comparisons.Article(left.Kind)} ('{left.Name}').", isList ? "For a list write 'contains', 'matches' or 'within'." : "");
        }

        var at = Next.At;
        var values = word.Text == "in" ? Values(left.Kind, left.Field) : Values(ValueKind.Text, null);
        return word.Text switch
        {
            "in" => Comparisons.In(left, values),
            "within" => Comparisons.Within(left, values),
            "matches" => Comparisons.Matches(left, values),
            _ when values.Length == 1 => Comparisons.Contains(left, values[0].Text!),
            _ => throw new ConditionException(at, "Behind 'contains' stands one text.", "Write 'matches' for several."),
        };
    }

    private ImmutableArray<Value> Values(ValueKind kind, Field? field)
    {
        var values = ImmutableArray.CreateBuilder<Value>();
        if (!Take("["))
        {
            return [Constant(kind, field)];
        }

        do
        {
            values.Add(Constant(kind, field));
        }
        while (Take(","));
        return Take("]") ? values.ToImmutable() : throw new ConditionException(Next.At, $"{Next} was not expected here.", "A list ends with ']'.");
    }

    private Value Constant(ValueKind kind, Field? field)
    {
        var operand = Primary(field, onlyLiterals: true);
        return operand.Kind == kind
            ? operand.Read(null!)
            : throw new ConditionException(operand.At, $"{Comparisons.Article(kind)} is wanted here, not {Comparisons.Article(operand.Kind)} ({operand.Name}).");
    }

    /// <param name="partner">The field it is compared with: its words need no quotes.</param>
    private Operand Primary(Field? partner, bool onlyLiterals = false)
    {
        var token = tokens[position];
        position += token.Kind == TokenKind.End ? 0 : 1;
        return token.Kind switch
        {
            TokenKind.Text => Operand.Literal(ValueKind.Text, Value.Of(CheckWord(token, partner)), token),
            TokenKind.Number => Operand.Literal(ValueKind.Number, Value.Of(token.Number), token),
            TokenKind.Duration => Operand.Literal(ValueKind.Duration, Value.Of(token.Number), token),
            TokenKind.Date => Operand.Literal(ValueKind.Date, Value.Of(token.Number), token),
            TokenKind.Word => Name(token, partner, onlyLiterals),
            _ when token.Is("(") && !onlyLiterals => Deeper(token.At, Parenthesized),
            _ => throw new ConditionException(token.At, $"{token} was not expected here.", "A field, a value or '(' is wanted."),
        };
    }

    private Operand Parenthesized()
    {
        var inner = Or();
        return Take(")") ? inner : throw new ConditionException(Next.At, $"{Next} was not expected here.", "The parenthesis is not closed.");
    }

    private Operand Name(Token token, Field? partner, bool onlyLiterals)
    {
        if (partner is { Words.IsEmpty: false })
        {
            return Operand.Literal(ValueKind.Text, Value.Of(CheckWord(token, partner)), token);
        }

        if (token.Text is "true" or "false")
        {
            return Operand.Literal(ValueKind.Flag, Value.Of(token.Text == "true"), token);
        }

        if (Words.Severities.TryGetValue(token.Text, out var severity))
        {
            return Operand.Literal(ValueKind.Severity, Value.Of(severity), token);
        }

        var field = onlyLiterals ? null : Conditions.Fields.Find(token.Text);
        if (field is null)
        {
            throw onlyLiterals || partner is { Kind: ValueKind.Text }
                ? new ConditionException(token.At, $"'{token.Text}' is neither a value nor a field.", "Write a text in quotes.")
                : new ConditionException(token.At, $"There is no field '{token.Text}'.", Spelling.Hint(token.Text, [.. Conditions.Fields.All.Where(f => f.Scope.HasFlag(scope)).Select(f => f.Name)]));
        }

        fields.Add(field.Name);
        return field.Scope.HasFlag(scope)
            ? new Operand(field.Kind, field.Read, token.At, field.Name, field)
            : throw new ConditionException(token.At, $"'{field.Name}' cannot be asked of {scope.ToString().ToLowerInvariant()}.", "The rule's 'for' says what its condition is asked of: findings, packages or image.");
    }

    /// <summary>A field that can only be some words is compared with one of them, or the condition could never hold.</summary>
    private static string CheckWord(Token token, Field? partner) => partner is not { Words.IsEmpty: false } || partner.Words.Contains(token.Text, StringComparer.OrdinalIgnoreCase)
        ? token.Text
        : throw new ConditionException(token.At, $"'{partner.Name}' is never '{token.Text}'.", Spelling.Hint(token.Text, partner.Words));

    private static Operand Flag(Operand operand) => operand.Kind == ValueKind.Flag
        ? operand
        : throw new ConditionException(operand.At, $"{Comparisons.Describe(operand)} is no condition.", "Compare it with something.");

    private Operand Deeper(int at, Func<Operand> read)
    {
        if (++depth > MaxDepth)
        {
            throw new ConditionException(at, $"More than {MaxDepth} parentheses and nots lie inside each other.");
        }

        var operand = read();
        depth--;
        return operand;
    }

    private bool Take(string symbolOrWord)
    {
        var isThere = Next.Is(symbolOrWord);
        position += isThere ? 1 : 0;
        return isThere;
    }
}
