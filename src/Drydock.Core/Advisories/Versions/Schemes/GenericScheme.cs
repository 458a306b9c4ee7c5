namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of nobody in particular, in the order a reader would put them; there is no specification but this.</summary>
/// <remarks>
/// Runs of digits and runs of letters; separators and case do not count, nor does a leading v. In the order of what may stand at a place: a word for
/// something unreleased, the end or a zero, any other word, a number.
/// </remarks>
internal sealed class GenericScheme : IVersionScheme
{
    private const int Unreleased = 0;
    private const int Zero = 1;
    private const int Word = 2;
    private const int Number = 3;

    private static readonly string[] Unfinished = ["alpha", "beta", "dev", "ea", "m", "milestone", "pre", "preview", "rc", "snapshot"];

    public SchemeInfo Info { get; } = new("generic", "Anything else", "https://en.wikipedia.org/wiki/Software_versioning");

    public int Compare(string left, string right) => CompareText(left, right);

    public static int CompareText(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var a = WithoutV(left);
        var b = WithoutV(right);
        while (a.Length > 0 || b.Length > 0)
        {
            var kind = Next(ref a, out var one);
            var order = kind - Next(ref b, out var two);
            if (order == 0)
            {
                order = kind == Number ? Digits.Compare(one, two) : one.CompareTo(two, StringComparison.OrdinalIgnoreCase);
            }

            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static ReadOnlySpan<char> WithoutV(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text is ['v' or 'V', >= '0' and <= '9', ..] ? text[1..] : text;
    }

    private static int Next(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> run)
    {
        while (text.Length > 0 && !char.IsAsciiLetterOrDigit(text[0]))
        {
            text = text[1..];
        }

        run = [];
        if (text.Length == 0 || char.IsAsciiDigit(text[0]))
        {
            run = Digits.Take(ref text).TrimStart('0');
            return run.Length > 0 ? Number : Zero;
        }

        run = Text.Take(ref text, Digits.LetterRun(text));
        foreach (var word in Unfinished)
        {
            if (run.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return Unreleased;
            }
        }

        return Word;
    }
}
