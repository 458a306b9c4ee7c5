namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of RPM packages: <see href="https://rpm-software-management.github.io/rpm/man/rpm-version.7"/>.</summary>
/// <remarks>
/// A version is a list of runs of digits and runs of letters; whatever separates them does not count. In the order of what may stand at a place:
/// <c>~</c>, the end, <c>^</c>, letters, digits. rpm itself leaves releases out when one side has none, which is no order
/// (1-1 = 1 = 1-2); here no release comes before any.
/// </remarks>
internal sealed class RpmScheme : IVersionScheme
{
    private const int Tilde = 0;
    private const int End = 1;
    private const int Caret = 2;
    private const int Letters = 3;
    private const int Number = 4;

    public SchemeInfo Info { get; } = new("rpm", "RPM packages", "https://rpm-software-management.github.io/rpm/man/rpm-version.7");

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

    private static int Next(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> run)
    {
        while (text.Length > 0 && !char.IsAsciiLetterOrDigit(text[0]) && text[0] is not ('~' or '^'))
        {
            text = text[1..];
        }

        run = [];
        switch (text)
        {
            case []:
                return End;
            case ['~', ..]:
                text = text[1..];
                return Tilde;
            case ['^', ..]:
                text = text[1..];
                return Caret;
            case [>= '0' and <= '9', ..]:
                run = Digits.Take(ref text);
                return Number;
            default:
                run = Text.Take(ref text, Digits.LetterRun(text));
                return Letters;
        }
    }
}
