namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions that are lists of numbers, where a longer list comes after a shorter one that it begins with.</summary>
internal static class NumberList
{
    private const int End = 0;
    private const int Word = 1;
    private const int Number = 2;

    /// <summary>Text between the numbers, which is not allowed, comes before any number.</summary>
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.Trim();
        b = b.Trim();
        while (true)
        {
            var kind = Next(ref a, out var one);
            var order = kind - Next(ref b, out var two);
            if (order == 0)
            {
                order = kind == Number ? Digits.Compare(one, two) : one.SequenceCompareTo(two);
            }

            if (order != 0 || kind == End)
            {
                return order;
            }
        }
    }

    private static int Next(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> piece)
    {
        text = text.TrimStart(".-");
        var digits = Digits.Run(text);
        if (digits > 0)
        {
            piece = Text.Take(ref text, digits);
            return Number;
        }

        var end = text.IndexOfAny(".-0123456789");
        piece = Text.Take(ref text, end < 0 ? text.Length : end);
        return piece.Length > 0 ? Word : End;
    }
}
