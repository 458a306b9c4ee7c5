using System.Text;

namespace Drydock.Core.Inventories.Licenses;

/// <summary>
/// The form in which spoken names of licenses are compared: lower case, words apart, without filler words and trailing zeros of versions.
/// <c>The Apache Software License, Version 2.0</c> and <c>apache software 2</c> have the same key.
/// </summary>
internal static class LicenseKey
{
    public static string Of(ReadOnlySpan<char> name)
    {
        var key = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            var word = TakeWord(ref name);
            if (!word.IsEmpty && !IsFiller(word))
            {
                Append(key, word);
            }
        }

        return key.ToString();
    }

    /// <summary>A word is letters, or a number with dots; a plus sign belongs to what stands before it.</summary>
    private static ReadOnlySpan<char> TakeWord(ref ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && !char.IsAsciiLetterOrDigit(text[start]))
        {
            start++;
        }

        var end = start;
        var isNumber = end < text.Length && char.IsAsciiDigit(text[end]);
        while (end < text.Length && (isNumber ? char.IsAsciiDigit(text[end]) || IsInnerDot(text, end) : char.IsAsciiLetter(text[end])))
        {
            end++;
        }

        var word = text[start..end];
        if (end < text.Length && text[end] == '+')
        {
            word = text[start..++end];
        }

        text = text[end..];
        return word;
    }

    private static bool IsInnerDot(ReadOnlySpan<char> text, int at) => text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static bool IsFiller(ReadOnlySpan<char> word) =>
        word.Equals("the", StringComparison.OrdinalIgnoreCase)
        || word.Equals("license", StringComparison.OrdinalIgnoreCase)
        || word.Equals("licence", StringComparison.OrdinalIgnoreCase)
        || word.Equals("version", StringComparison.OrdinalIgnoreCase)
        || word.Equals("ver", StringComparison.OrdinalIgnoreCase)
        || word.Equals("v", StringComparison.OrdinalIgnoreCase);

    private static void Append(StringBuilder key, ReadOnlySpan<char> word)
    {
        if (key.Length > 0)
        {
            key.Append(' ');
        }

        var plus = word[^1] == '+';
        word = plus ? word[..^1] : word;
        if (char.IsAsciiDigit(word[0]))
        {
            while (word.EndsWith(".0", StringComparison.Ordinal))
            {
                word = word[..^2];
            }
        }
        else if (word[^1] is 'v' or 'V' && EndsWithVersionLetter(word))
        {
            word = word[..^1];
        }

        foreach (var c in word)
        {
            key.Append(char.ToLowerInvariant(c));
        }

        if (plus)
        {
            key.Append('+');
        }
    }

    /// <summary>The v of GPLv2 says version and is no part of the name.</summary>
    private static bool EndsWithVersionLetter(ReadOnlySpan<char> word) =>
        word[..^1].EndsWith("PL", StringComparison.OrdinalIgnoreCase) || word[..^1].EndsWith("ASL", StringComparison.OrdinalIgnoreCase);
}
