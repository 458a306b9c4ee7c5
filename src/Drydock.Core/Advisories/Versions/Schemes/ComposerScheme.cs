namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of PHP packages: <see href="https://getcomposer.org/doc/articles/versions.md"/>, in the order of <see href="https://www.php.net/manual/en/function.version-compare.php"/>.</summary>
/// <remarks>
/// Missing numbers are zero. In the order of what may stand after them: any word that is not known, dev, alpha, beta, RC, the end, a number, patch.
/// Branches have no order of their own: those with numbers (1.x-dev) come after all that they hold, others (dev-main) before everything.
/// </remarks>
internal sealed class ComposerScheme : IVersionScheme
{
    private const string Wild = "9999999";
    private const int End = 4;
    private const int Number = 5;

    private static readonly (string Word, int Rank)[] Words =
    [
        ("dev", 0), ("alpha", 1), ("a", 1), ("beta", 2), ("b", 2), ("rc", 3), ("patch", 6), ("pl", 6), ("p", 6),
    ];

    public SchemeInfo Info { get; } = new("composer", "PHP packages", "https://getcomposer.org/doc/articles/versions.md");

    public int Compare(string left, string right)
    {
        var isVersion = TryBegin(left, out var a);
        var isOtherVersion = TryBegin(right, out var b);
        if (!isVersion || !isOtherVersion)
        {
            return isVersion || isOtherVersion ? (isVersion ? 1 : -1) : a.SequenceCompareTo(b);
        }

        var order = CompareNumbers(ref a, ref b);
        return order != 0 ? order : CompareStability(a, b);
    }

    /// <summary>Whether it begins with a number. What the package manager leaves out is cut off: a leading v, a stability flag, build metadata.</summary>
    private static bool TryBegin(string version, out ReadOnlySpan<char> text)
    {
        text = version.AsSpan().Trim();
        text = text.StartsWith("dev-", StringComparison.OrdinalIgnoreCase) ? text[4..] : text is ['v' or 'V', >= '0' and <= '9', ..] ? text[1..] : text;
        if (text.Length == 0 || !char.IsAsciiDigit(text[0]) || version.AsSpan().TrimStart().StartsWith("dev-", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var end = text.IndexOfAny("+@ ");
        text = end < 0 ? text : text[..end];
        return true;
    }

    private static int CompareNumbers(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        var (isWild, isOtherWild) = (false, false);
        var (isFirst, hasMore) = (true, true);
        while (hasMore)
        {
            var hasOne = TakeNumber(ref a, isFirst, ref isWild, out var one);
            var hasTwo = TakeNumber(ref b, isFirst, ref isOtherWild, out var two);
            (isFirst, hasMore) = (false, hasOne || hasTwo);
            var order = Digits.Compare(one, two);
            if (order != 0)
            {
                return order;
            }
        }

        return (isWild ? 1 : 0) - (isOtherWild ? 1 : 0);
    }

    /// <summary>After an x every number is as high as can be.</summary>
    private static bool TakeNumber(scoped ref ReadOnlySpan<char> text, bool isFirst, scoped ref bool isWild, out ReadOnlySpan<char> number)
    {
        var rest = isFirst ? text : text is ['.', ..] ? text[1..] : [];
        var isNumber = rest.Length > 0 && char.IsAsciiDigit(rest[0]);
        var isX = rest is ['x' or 'X' or '*'] or ['x' or 'X' or '*', '.' or '-', ..];
        isWild |= isX;
        number = isWild ? Wild : [];
        if (isNumber || isX)
        {
            var digits = Text.Take(ref rest, isX ? 1 : Digits.Run(rest));
            number = isWild ? Wild : digits;
            text = rest;
        }

        return isNumber || isX;
    }

    private static int CompareStability(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (true)
        {
            var rank = Next(ref a, out var one);
            var order = rank - Next(ref b, out var two);
            order = order != 0 ? order : rank == Number ? Digits.Compare(one, two) : one.SequenceCompareTo(two);
            if (order != 0 || rank == End)
            {
                return order;
            }
        }
    }

    private static int Next(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> run)
    {
        do
        {
            while (text.Length > 0 && !char.IsAsciiLetterOrDigit(text[0]))
            {
                text = text[1..];
            }

            var digits = Digits.Run(text);
            run = Text.Take(ref text, digits > 0 ? digits : WordLength(text));
        }
        while (run.Equals("stable", StringComparison.OrdinalIgnoreCase));
        return run.Length == 0 ? End : char.IsAsciiDigit(run[0]) ? Number : Rank(ref run);
    }

    /// <summary>A word may have "dev" glued to its end.</summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = Digits.LetterRun(text);
        return length > 3 && text[..length].EndsWith("dev", StringComparison.OrdinalIgnoreCase) ? length - 3 : length;
    }

    private static int Rank(scoped ref ReadOnlySpan<char> word)
    {
        foreach (var (known, rank) in Words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                word = [];
                return rank;
            }
        }

        return -1;
    }
}
