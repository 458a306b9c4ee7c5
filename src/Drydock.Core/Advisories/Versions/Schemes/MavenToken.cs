namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>A number or a qualifier of a Maven version, with what came before it.</summary>
internal readonly ref struct MavenToken
{
    /// <summary>Where "final" stands, and the end.</summary>
    private const int Released = 5;

    private const int Other = 7;
    private const int NumberAfterHyphen = 8;
    private const int NumberAfterDot = 9;

    private static readonly (string Word, int Rank)[] Known =
    [
        ("alpha", 0), ("beta", 1), ("milestone", 2), ("rc", 3), ("cr", 3), ("snapshot", 4), ("final", Released), ("ga", Released), ("release", Released), ("sp", 6),
    ];

    private readonly ReadOnlySpan<char> text;
    private readonly int rank;

    private MavenToken(ReadOnlySpan<char> text, int rank)
    {
        this.text = text;
        this.rank = rank;
    }

    public static MavenToken Nothing => new([], Released);

    public bool IsNumber => rank >= NumberAfterHyphen;

    /// <summary>Says nothing unless a number follows. "final" says as little, but takes a place: what follows it does not follow the number.</summary>
    public bool IsZero => IsNumber && text.IndexOfAnyExcept('0') < 0;

    public static MavenToken Number(ReadOnlySpan<char> digits, bool isAfterHyphen) => new(digits, isAfterHyphen ? NumberAfterHyphen : NumberAfterDot);

    /// <param name="isBeforeDigit">The number follows without a separator: then one letter stands for a word.</param>
    public static MavenToken Qualifier(ReadOnlySpan<char> word, bool isBeforeDigit)
    {
        if (isBeforeDigit && word.Length == 1 && word[0] is var letter and ('a' or 'A' or 'b' or 'B' or 'm' or 'M'))
        {
            return new MavenToken([], letter is 'a' or 'A' ? 0 : letter is 'b' or 'B' ? 1 : 2);
        }

        foreach (var (known, rank) in Known)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return new MavenToken([], rank);
            }
        }

        return new MavenToken(word, Other);
    }

    public static int Compare(MavenToken a, MavenToken b)
    {
        var order = a.rank - b.rank;
        return order != 0 ? order : a.IsNumber ? Digits.Compare(a.text, b.text) : CompareLower(a.text, b.text);
    }

    /// <summary>As lower case: an underscore then comes before letters, which in upper case it does not.</summary>
    private static int CompareLower(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            var order = char.ToLowerInvariant(a[i]) - char.ToLowerInvariant(b[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length - b.Length;
    }
}
