using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>A version of a range: some numbers, perhaps a wildcard for the others, perhaps more text.</summary>
/// <param name="Rest">What follows the numbers, with its separator: <c>-beta.1</c>.</param>
internal sealed record PartialVersion(ImmutableArray<string> Numbers, bool IsWild, string Rest)
{
    /// <summary>The version itself, without a wildcard.</summary>
    public string Low => (Numbers.Length == 0 ? "0" : string.Join('.', Numbers)) + Rest;

    /// <summary>Null when it does not begin with a number or a wildcard, or goes on after a wildcard.</summary>
    public static PartialVersion? Parse(string text)
    {
        var rest = text.AsSpan().TrimStart("vV= ");
        var numbers = ImmutableArray.CreateBuilder<string>();
        var isWild = false;
        while (rest.Length > 0)
        {
            var isX = rest[0] is 'x' or 'X' or '*';
            if (!isX && !char.IsAsciiDigit(rest[0]))
            {
                return null;
            }

            isWild |= isX;
            var piece = Text.Take(ref rest, isX ? 1 : Digits.Run(rest));
            if (!isWild)
            {
                numbers.Add(piece.ToString());
            }

            if (rest is not ['.', (>= '0' and <= '9') or 'x' or 'X' or '*', ..])
            {
                break;
            }

            rest = rest[1..];
        }

        return (numbers.Count == 0 && !isWild) || (isWild && rest.Length > 0) ? null : new PartialVersion(numbers.ToImmutable(), isWild, rest.ToString());
    }

    /// <summary>The first version after all that begin with the first <paramref name="count"/> numbers.</summary>
    public string Bump(int count) => string.Join('.', Numbers.Take(count - 1).Append(Increment(Numbers[count - 1])));

    /// <summary>The same with its build metadata left out.</summary>
    public PartialVersion WithoutBuild() => Rest.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus ? this with { Rest = Rest[..plus] } : this;

    private static string Increment(string digits)
    {
        var number = digits.ToCharArray();
        for (var i = number.Length - 1; i >= 0; i--)
        {
            if (number[i] != '9')
            {
                number[i]++;
                return new string(number);
            }

            number[i] = '0';
        }

        return "1" + new string(number);
    }
}
