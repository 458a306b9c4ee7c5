namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Ruby gems: <see href="https://docs.ruby-lang.org/en/master/Gem/Version.html"/>.</summary>
/// <remarks>Runs of digits and runs of letters; letters come before digits, and what is missing is zero, so that any letter makes a pre-release. A hyphen is written for <c>.pre.</c></remarks>
internal sealed class GemScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("gem", "Ruby gems", "https://docs.ruby-lang.org/en/master/Gem/Version.html");

    public int Compare(string left, string right)
    {
        var a = new Segments(left);
        var b = new Segments(right);
        while (true)
        {
            var hasOne = a.Next(out var one);
            var hasTwo = b.Next(out var two);
            if (!hasOne && !hasTwo)
            {
                return 0;
            }

            var (isText, isOtherText) = (one is [> '9', ..], two is [> '9', ..]);
            var order = isText != isOtherText ? (isText ? -1 : 1) : isText ? one.SequenceCompareTo(two) : Digits.Compare(one, two);
            if (order != 0)
            {
                return order;
            }
        }
    }

    private ref struct Segments(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> rest = text;

        /// <summary>Zeros ahead that count, since a number follows them; after text every zero does.</summary>
        private int zeros;

        /// <summary>The next segment; zeros that stand before the first text do not count, and are left out.</summary>
        public bool Next(out ReadOnlySpan<char> segment)
        {
            var before = rest;
            while (Take(ref rest, out segment))
            {
                if (segment[0] > '9')
                {
                    zeros = int.MaxValue;
                }
                else if (IsZero(segment) && zeros == 0)
                {
                    SkipZeros(before);
                    before = rest;
                    continue;
                }
                else if (IsZero(segment) && zeros < int.MaxValue)
                {
                    zeros--;
                }

                return true;
            }

            return false;
        }

        /// <summary>Counts the zeros ahead if a number follows them, and passes them over if text does.</summary>
        private void SkipZeros(ReadOnlySpan<char> from)
        {
            var ahead = from;
            var count = 0;
            while (true)
            {
                rest = ahead;
                if (!Take(ref ahead, out var segment) || segment[0] > '9')
                {
                    return;
                }

                if (!IsZero(segment))
                {
                    rest = from;
                    zeros = count;
                    return;
                }

                count++;
            }
        }

        private static bool IsZero(ReadOnlySpan<char> segment) => segment.IndexOfAnyExcept('0') < 0;

        private static bool Take(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> segment)
        {
            while (text.Length > 0 && !char.IsAsciiLetterOrDigit(text[0]))
            {
                if (text[0] == '-')
                {
                    text = text[1..];
                    segment = "pre";
                    return true;
                }

                text = text[1..];
            }

            var digits = Digits.Run(text);
            segment = Text.Take(ref text, digits > 0 ? digits : Digits.LetterRun(text));
            return segment.Length > 0;
        }
    }
}
