namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Debian packages: <see href="https://www.debian.org/doc/debian-policy/ch-controlfields.html#version"/>.</summary>
/// <remarks>Parts alternate between text and digits. In text <c>~</c> comes before the end, then letters, then all else. No revision is the same as revision 0.</remarks>
internal sealed class DebScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("deb", "Debian packages", "https://www.debian.org/doc/debian-policy/ch-controlfields.html#version");

    public int Compare(string left, string right)
    {
        var a = Evr.Split(left);
        var b = Evr.Split(right);
        var order = Digits.Compare(a.Epoch, b.Epoch);
        order = order != 0 ? order : ComparePart(a.Version, b.Version);
        return order != 0 ? order : ComparePart(a.Release, b.Release);
    }

    private static int ComparePart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (a.Length > 0 || b.Length > 0)
        {
            var order = CompareText(TakeText(ref a), TakeText(ref b));
            order = order != 0 ? order : Digits.Compare(Digits.Take(ref a), Digits.Take(ref b));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static ReadOnlySpan<char> TakeText(scoped ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyInRange('0', '9');
        return Text.Take(ref text, end < 0 ? text.Length : end);
    }

    private static int CompareText(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        for (var i = 0; i < a.Length || i < b.Length; i++)
        {
            var order = Weight(a, i) - Weight(b, i);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int Weight(ReadOnlySpan<char> text, int at) => at >= text.Length ? 0 : text[at] switch
    {
        '~' => -1,
        var c when char.IsAsciiLetter(c) => c,
        var c => c + 256,
    };
}
