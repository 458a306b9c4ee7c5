namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>The tokens of a Maven version, without zeros that say nothing: those before the end, before a hyphen and before a qualifier.</summary>
internal ref struct MavenTokens(ReadOnlySpan<char> version)
{
    private const string Separators = ".-";
    private const string Ends = ".-0123456789";

    private ReadOnlySpan<char> rest = version.Trim();
    private bool hasBegun;

    /// <summary>Zeros ahead that would say nothing if no number followed them.</summary>
    private int kept;

    public bool Next(out MavenToken token)
    {
        while (rest.Length > 0)
        {
            token = Take(ref rest, isFirst: !hasBegun, out _);
            hasBegun = true;
            if (!token.IsZero || IsKept() || LeadsToNumber())
            {
                return true;
            }
        }

        token = MavenToken.Nothing;
        return false;
    }

    private bool IsKept()
    {
        var isKept = kept > 0;
        kept -= isKept ? 1 : 0;
        return isKept;
    }

    /// <summary>Whether a number comes after this zero and all that follow it; if not, they are passed over together, so that none is looked at twice.</summary>
    private bool LeadsToNumber()
    {
        kept = 0;
        var after = rest;
        var ahead = rest;
        while (ahead.Length > 0)
        {
            rest = ahead;
            var token = Take(ref ahead, isFirst: false, out var isAfterHyphen);
            if (isAfterHyphen || !token.IsZero)
            {
                var isNumber = !isAfterHyphen && token.IsNumber;
                rest = isNumber ? after : rest;
                kept = isNumber ? kept : 0;
                return isNumber;
            }

            kept++;
        }

        rest = [];
        kept = 0;
        return false;
    }

    /// <summary>Cuts off a separator and what follows it; where digits and letters meet there is a hyphen that nobody wrote.</summary>
    private static MavenToken Take(scoped ref ReadOnlySpan<char> text, bool isFirst, out bool isAfterHyphen)
    {
        isAfterHyphen = !isFirst && text[0] != '.';
        if (!isFirst && Separators.Contains(text[0]))
        {
            text = text[1..];
        }

        if (text.Length == 0 || Ends.Contains(text[0]))
        {
            return MavenToken.Number(Digits.Take(ref text), isAfterHyphen);
        }

        var end = text.IndexOfAny(Ends);
        var word = Text.Take(ref text, end < 0 ? text.Length : end);
        return MavenToken.Qualifier(word, isBeforeDigit: text.Length > 0 && char.IsAsciiDigit(text[0]));
    }
}
