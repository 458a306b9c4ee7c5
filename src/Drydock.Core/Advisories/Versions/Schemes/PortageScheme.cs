namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Gentoo packages: <see href="https://projects.gentoo.org/pms/8/pms.html#x1-340003.3"/>.</summary>
/// <remarks><c>number{.number}…{letter}{_suffix{number}}…{-r#}</c>. What does not follow the grammar comes after what does, and is compared as it is written.</remarks>
internal sealed class PortageScheme : IVersionScheme
{
    /// <summary>From oldest to newest; none at all stands before <c>_p</c>.</summary>
    private static readonly string[] Suffixes = ["_alpha", "_beta", "_pre", "_rc", "", "_p"];

    private const int NoSuffix = 4;

    public SchemeInfo Info { get; } = new("portage", "Gentoo packages", "https://projects.gentoo.org/pms/8/pms.html#x1-340003.3");

    public int Compare(string left, string right)
    {
        var a = left.AsSpan().Trim();
        var b = right.AsSpan().Trim();
        var order = CompareNumbers(ref a, ref b);
        order = order != 0 ? order : TakeLetter(ref a) - TakeLetter(ref b);
        order = order != 0 ? order : CompareSuffixes(ref a, ref b);
        order = order != 0 ? order : Digits.Compare(TakeRevision(ref a), TakeRevision(ref b));
        return order != 0 ? order : a.SequenceCompareTo(b);
    }

    private static int CompareNumbers(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        var order = Digits.Compare(Digits.Take(ref a), Digits.Take(ref b));
        while (order == 0)
        {
            var (hasOne, hasTwo) = (a is ['.', >= '0' and <= '9', ..], b is ['.', >= '0' and <= '9', ..]);
            if (!hasOne || !hasTwo)
            {
                return (hasOne ? 1 : 0) - (hasTwo ? 1 : 0);
            }

            a = a[1..];
            b = b[1..];
            order = CompareComponents(Digits.Take(ref a), Digits.Take(ref b));
        }

        return order;
    }

    /// <summary>A leading zero makes both of them fractions.</summary>
    private static int CompareComponents(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a[0] == '0' || b[0] == '0' ? a.TrimEnd('0').SequenceCompareTo(b.TrimEnd('0')) : Digits.Compare(a, b);

    private static int TakeLetter(scoped ref ReadOnlySpan<char> text)
    {
        // A letter is one letter: what goes on is no version.
        if (text is [>= 'a' and <= 'z'] or [>= 'a' and <= 'z', '_' or '-', ..])
        {
            var letter = text[0];
            text = text[1..];
            return letter;
        }

        return 0;
    }

    private static int CompareSuffixes(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        while (true)
        {
            var kind = TakeSuffix(ref a);
            var order = kind - TakeSuffix(ref b);
            if (order != 0 || kind == NoSuffix)
            {
                return order;
            }

            order = Digits.Compare(Digits.Take(ref a), Digits.Take(ref b));
            if (order != 0)
            {
                return order;
            }
        }
    }

    private static int TakeSuffix(scoped ref ReadOnlySpan<char> text)
    {
        var length = text is ['_', ..] ? 1 + Digits.LetterRun(text[1..]) : 0;
        var name = text[..length];
        for (var i = 0; i < Suffixes.Length; i++)
        {
            if (name.SequenceEqual(Suffixes[i]))
            {
                text = text[length..];
                return i;
            }
        }

        return NoSuffix;
    }

    private static ReadOnlySpan<char> TakeRevision(scoped ref ReadOnlySpan<char> text)
    {
        if (text is not ['-', 'r', >= '0' and <= '9', ..])
        {
            return [];
        }

        text = text[2..];
        return Digits.Take(ref text);
    }
}
