namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Alpine packages: <see href="https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd"/>.</summary>
/// <remarks>
/// <c>number{.number}…{letter}{_suffix{number}}…{~commit}{-r#}</c>. What follows an equal beginning decides: a suffix of something unreleased is oldest,
/// then the end, a revision, a commit, the number of a suffix, any other suffix, a letter, a number. What does not follow the grammar comes before the end.
/// </remarks>
internal sealed class ApkScheme : IVersionScheme
{
    /// <summary>Older than no suffix at all, then those that are newer, each in its order.</summary>
    private static readonly string[] Suffixes = ["alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p"];

    private const int FirstNewerSuffix = 4;

    public SchemeInfo Info { get; } = new("apk", "Alpine packages", "https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd");

    public int Compare(string left, string right)
    {
        var a = left.AsSpan().Trim();
        var b = right.AsSpan().Trim();
        var before = Token.None;
        while (true)
        {
            var token = Next(ref a, before, out var one);
            var order = token - Next(ref b, before, out var two);
            if (order == 0)
            {
                order = CompareValues(token, before, one, two);
            }

            if (order != 0 || token is Token.End or Token.Invalid)
            {
                return order;
            }

            before = token;
        }
    }

    private static int CompareValues(Token token, Token before, ReadOnlySpan<char> a, ReadOnlySpan<char> b) => token switch
    {
        // As Gentoo does: after the first number a leading zero makes it a fraction.
        Token.Number when before != Token.None && (a is ['0', ..] || b is ['0', ..]) => a.SequenceCompareTo(b),
        Token.Number or Token.SuffixNumber or Token.Revision => Digits.Compare(a, b),
        Token.OlderSuffix or Token.NewerSuffix => SuffixIndex(a) - SuffixIndex(b),
        _ => a.SequenceCompareTo(b),
    };

    private static Token Next(scoped ref ReadOnlySpan<char> text, Token before, out ReadOnlySpan<char> value)
    {
        value = text;
        switch (text)
        {
            case []:
                return Token.End;
            case [>= '0' and <= '9', ..] when before is Token.None or Token.OlderSuffix or Token.NewerSuffix:
                value = Digits.Take(ref text);
                return before == Token.None ? Token.Number : Token.SuffixNumber;
            case ['.', >= '0' and <= '9', ..] when before == Token.Number:
                text = text[1..];
                value = Digits.Take(ref text);
                return Token.Number;
            case [>= 'a' and <= 'z', ..] when before == Token.Number:
                value = Text.Take(ref text, 1);
                return Token.Letter;
            case ['_', ..] when before is not (Token.None or Token.Commit or Token.Revision):
                return NextSuffix(ref text, out value);
            case ['~', ..] when before is not (Token.None or Token.Commit or Token.Revision):
                text = text[1..];
                value = Text.Take(ref text, HexRun(text));
                return Token.Commit;
            case ['-', 'r', >= '0' and <= '9', ..] when before is not (Token.None or Token.Revision):
                text = text[2..];
                value = Digits.Take(ref text);
                return Token.Revision;
            default:
                return Token.Invalid;
        }
    }

    private static Token NextSuffix(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> value)
    {
        value = text.Slice(1, Digits.LetterRun(text[1..]));
        var index = SuffixIndex(value);
        if (index < 0)
        {
            value = text;
            return Token.Invalid;
        }

        text = text[(1 + value.Length)..];
        return index < FirstNewerSuffix ? Token.OlderSuffix : Token.NewerSuffix;
    }

    private static int SuffixIndex(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Suffixes.Length; i++)
        {
            if (name.SequenceEqual(Suffixes[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static int HexRun(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept("0123456789abcdef");
        return end < 0 ? text.Length : end;
    }

    /// <summary>What may follow, from oldest to newest.</summary>
    private enum Token
    {
        None,
        OlderSuffix,
        Invalid,
        End,
        Revision,
        Commit,
        SuffixNumber,
        NewerSuffix,
        Letter,
        Number,
    }
}
