namespace Drydock.Core.Advisories.Versions;

/// <summary>Numbers of any length, compared as they are written.</summary>
internal static class Digits
{
    /// <summary>How many digits <paramref name="text"/> begins with.</summary>
    public static int Run(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>How many ASCII letters <paramref name="text"/> begins with.</summary>
    public static int LetterRun(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether it is a number: digits and nothing else.</summary>
    public static bool Are(ReadOnlySpan<char> text) => text.Length > 0 && Run(text) == text.Length;

    /// <summary>Compares two runs of digits by value; no digits are zero.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    /// <summary>Cuts the run of digits off the front.</summary>
    public static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> text) => Text.Take(ref text, Run(text));
}
