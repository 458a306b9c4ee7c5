namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Arch Linux packages: <see href="https://man.archlinux.org/man/vercmp.8"/>.</summary>
/// <remarks>
/// Runs of digits and runs of letters, as with RPM, but a longer separator is newer, and letters come before the end: 1.0alpha, 1.0, 1.0.a, 1.0.1.
/// pacman leaves the release out when one side has none, which is no order; here no release comes before any.
/// </remarks>
internal sealed class AlpmScheme : IVersionScheme
{
    private const int Letters = 0;
    private const int End = 1;
    private const int Number = 2;

    public SchemeInfo Info { get; } = new("alpm", "Arch Linux packages", "https://man.archlinux.org/man/vercmp.8");

    public int Compare(string left, string right)
    {
        var a = Evr.Split(left);
        var b = Evr.Split(right);
        var order = Digits.Compare(a.Epoch, b.Epoch);
        order = order != 0 ? order : ComparePart(a.Version, b.Version);
        order = order != 0 ? order : (a.Release.Length > 0 ? 1 : 0) - (b.Release.Length > 0 ? 1 : 0);
        return order != 0 ? order : ComparePart(a.Release, b.Release);
    }

    private static int ComparePart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (true)
        {
            var order = TakeSeparator(ref a) - TakeSeparator(ref b);
            if (order != 0)
            {
                return order;
            }

            var kind = Next(ref a, out var one);
            order = kind - Next(ref b, out var two);
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

    private static int TakeSeparator(scoped ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        text = text[length..];
        return length;
    }

    private static int Next(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> run)
    {
        var digits = Digits.Run(text);
        run = Text.Take(ref text, digits > 0 ? digits : Digits.LetterRun(text));
        return digits > 0 ? Number : run.Length > 0 ? Letters : End;
    }
}
