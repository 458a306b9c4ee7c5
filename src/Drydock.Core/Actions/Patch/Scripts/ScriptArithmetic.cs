using System.Globalization;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary><c>$((…))</c> of whole numbers. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_04"/></summary>
/// <param name="lookup">The value of a variable; null when it is not set.</param>
internal sealed class ScriptArithmetic(string text, Func<string, string?> lookup)
{
    private static readonly string[][] Levels = [["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<=", ">=", "<", ">"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];
    private const int MostDepth = 50;

    private int at;
    private int depth;

    public string Evaluate()
    {
        var value = Level(0);
        Skip();
        return at < text.Length ? throw Unknown() : value.ToString(CultureInfo.InvariantCulture);
    }

    private long Level(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var value = Level(level + 1);
        while (Operator(Levels[level]) is { } op)
        {
            value = Apply(value, op, Level(level + 1));
        }

        return value;
    }

    private long Apply(long a, string op, long b) => op switch
    {
        "||" => a != 0 || b != 0 ? 1 : 0,
        "&&" => a != 0 && b != 0 ? 1 : 0,
        "|" => a | b,
        "^" => a ^ b,
        "&" => a & b,
        "==" => a == b ? 1 : 0,
        "!=" => a != b ? 1 : 0,
        "<=" => a <= b ? 1 : 0,
        ">=" => a >= b ? 1 : 0,
        "<" => a < b ? 1 : 0,
        ">" => a > b ? 1 : 0,
        "<<" => a << (int)b,
        ">>" => a >> (int)b,
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        _ when b is 0 or -1 => b == 0 ? throw Unknown() : op == "/" ? -a : 0,
        "/" => a / b,
        _ => a % b,
    };

    private string? Operator(string[] known)
    {
        Skip();
        foreach (var op in known)
        {
            // A single sign is not the first half of a double one.
            if (text.AsSpan(at).StartsWith(op) && !(op.Length == 1 && at + 1 < text.Length && (text[at + 1] == text[at] || (op is "<" or ">" && text[at + 1] == '=')) && op is "|" or "&" or "<" or ">"))
            {
                at += op.Length;
                return op;
            }
        }

        return null;
    }

    private long Unary()
    {
        if (++depth > MostDepth)
        {
            throw Unknown();
        }

        Skip();
        var c = at < text.Length ? text[at] : '\0';
        long value;
        if (c is '-' or '+' or '!' or '~')
        {
            at++;
            var inner = Unary();
            value = c switch { '-' => -inner, '!' => inner == 0 ? 1 : 0, '~' => ~inner, _ => inner };
        }
        else if (c == '(')
        {
            at++;
            value = Level(0);
            Skip();
            value = at < text.Length && text[at++] == ')' ? value : throw Unknown();
        }
        else
        {
            value = Operand();
        }

        depth--;
        return value;
    }

    private long Operand()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        var word = text[start..at];
        if (word.Length == 0)
        {
            throw Unknown();
        }

        var number = char.IsAsciiDigit(word[0]) ? word : lookup(word) is { Length: > 0 } value ? value : "0";
        return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) && (number == "0" || number[0] != '0') ? parsed : throw Unknown();
    }

    private void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private UnknownCommandException Unknown() => new($"$(({text}))");
}
