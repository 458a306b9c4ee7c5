using System.Globalization;

namespace Drydock.Core.Verdicts.Conditions;

/// <summary>Takes a condition apart.</summary>
internal static class Tokenizer
{
    /// <summary>Longer than any condition a person would want to read.</summary>
    public const int MaxLength = 4000;

    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "<", ">", "=", "(", ")", "[", "]", ","];

    /// <exception cref="ConditionException"/>
    public static List<Token> Read(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new ConditionException(0, $"The condition is longer than {MaxLength} characters.", "Make several rules of it.");
        }

        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", at));
                return tokens;
            }

            var token = ReadOne(text, at, out var length);
            tokens.Add(token);
            at += length;
        }
    }

    private static Token ReadOne(string text, int at, out int length)
    {
        var first = text[at];
        if (first is '"' or '\'')
        {
            var end = text.IndexOf(first, at + 1);
            length = end - at + 1;
            return end < 0 ? throw new ConditionException(at, "The string has no closing quote.") : new Token(TokenKind.Text, text[(at + 1)..end], at);
        }

        if (char.IsAsciiLetterOrDigit(first))
        {
            length = RunLength(text, at);
            var run = text.Substring(at, length);
            return char.IsAsciiDigit(first) ? Numeric(run, at) : new Token(TokenKind.Word, run, at);
        }

        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0) ?? throw Unknown(text, at);
        length = symbol.Length;
        return new Token(TokenKind.Symbol, symbol, at);
    }

    private static int RunLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_' or '%'))
        {
            end++;
        }

        return end - at;
    }

    /// <summary><c>0.5</c>, <c>10%</c>, <c>30d</c>, <c>2026-01-31</c>.</summary>
    private static Token Numeric(string run, int at)
    {
        if (double.TryParse(run, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return new Token(TokenKind.Number, run, at, number);
        }

        if (run[^1] == '%' && double.TryParse(run.AsSpan(0, run.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
        {
            return new Token(TokenKind.Number, run, at, number / 100);
        }

        if (Days.TryParse(run, out var days))
        {
            return new Token(TokenKind.Duration, run, at, days);
        }

        return DateOnly.TryParseExact(run, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Token(TokenKind.Date, run, at, date.DayNumber)
            : throw new ConditionException(at, $"'{run}' is neither a number, a duration nor a date.", "Write 0.5, 10%, 30d, 4w, 1y or 2026-01-31.");
    }

    private static ConditionException Unknown(string text, int at) => text[at] switch
    {
        '&' => new(at, "'&' means nothing here.", "Write 'and'."),
        '|' => new(at, "'|' means nothing here.", "Write 'or'."),
        '!' => new(at, "'!' means nothing here.", "Write 'not'."),
        '~' => new(at, "'~' means nothing here.", "Write 'matches' and a pattern with '*'."),
        var c => new(at, $"'{(char.IsControl(c) || char.IsSurrogate(c) ? $"U+{(int)c:X4}" : c.ToString())}' means nothing here."),
    };
}
