using System.Globalization;

namespace Drydock.Core.Findings.Linting;

/// <summary>Reads the mode that chmod is given: <c>755</c> or <c>u+x,go-w</c>. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/chmod.html"/></summary>
internal static class Permissions
{
    private const int Sticky = 0x200;
    private const int Setuid = 0x800;
    private const int WriteForOthers = 0x2;
    private const int WriteForGroup = 0x10;

    /// <summary>Whether everybody may write then; a folder with the sticky bit is meant for that.</summary>
    public static bool IsWorldWritable(string mode) =>
        Number(mode) is { } bits
            ? (bits & WriteForOthers) != 0 && (bits & Sticky) == 0
            : Clauses(mode).Any(c => IsFor(c, "oa") && c.Adds('w')) && !Clauses(mode).Any(c => c.Adds('t'));

    /// <summary>Whether programs run as their owner then.</summary>
    public static bool HasSetuid(string mode) =>
        Number(mode) is { } bits ? (bits & Setuid) != 0 : Clauses(mode).Any(c => c.Adds('s') && (c.Who.Length == 0 || IsFor(c, "ua")));

    /// <summary>A number without write permission for others; null when it is none, or it would be no better.</summary>
    public static string? Closed(string mode) => Number(mode) is { } bits && (bits & WriteForOthers) != 0 ? Written(mode, bits & ~WriteForOthers & ~WriteForGroup) : null;

    /// <summary>A number without the bit that makes programs run as their owner; null when it is none.</summary>
    public static string? WithoutSetuid(string mode) => Number(mode) is { } bits && (bits & Setuid) != 0 ? Written(mode, bits & ~Setuid) : null;

    /// <summary>Whether it looks like a mode at all.</summary>
    public static bool IsNumber(string mode) => Number(mode) is not null;

    private static string Written(string mode, int bits)
    {
        var digits = Convert.ToString(bits, 8);
        return mode.StartsWith('0') ? digits.PadLeft(mode.Length, '0') : digits.PadLeft(3, '0');
    }

    private static int? Number(string mode) => mode.Length is > 0 and < 6 && !mode.AsSpan().ContainsAnyExceptInRange('0', '7') ? mode.Aggregate(0, (bits, digit) => (bits * 8) + int.Parse([digit], CultureInfo.InvariantCulture)) : null;

    private static bool IsFor((string Who, Func<char, bool> Adds) clause, string who) => clause.Who.AsSpan().ContainsAny(who);

    private static IEnumerable<(string Who, Func<char, bool> Adds)> Clauses(string mode)
    {
        foreach (var clause in mode.Split(','))
        {
            var sign = clause.AsSpan().IndexOfAny("+-=");
            if (sign >= 0)
            {
                yield return (clause[..sign], bit => Adds(clause[sign..], bit));
            }
        }
    }

    /// <summary>One clause may have several signs: <c>u=rw+x</c>.</summary>
    private static bool Adds(string actions, char bit)
    {
        var (isAdding, has) = (false, false);
        foreach (var letter in actions)
        {
            if (letter is '+' or '-' or '=')
            {
                isAdding = letter != '-';
                has &= letter != '=';
            }
            else if (letter == bit)
            {
                has = isAdding;
            }
        }

        return has;
    }
}
