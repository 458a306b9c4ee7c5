using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>Gathers the CVEs that the lines of a changelog's entry say to be fixed.</summary>
/// <remarks>
/// An item, which a <c>*</c>, <c>+</c> or <c>-</c> begins, is looked at as a whole. It may name a CVE without fixing it: sentences such as "not affected
/// by" and items that drop, revert or rename a patch, or mention what an earlier version fixed, do not count.
/// </remarks>
internal sealed class FixClaims
{
    private const string Prefix = "CVE-";
    private const int LongestSentence = 500;

    private static readonly string[] Denials =
        ["not affected", "not vulnerable", "not affect", "unaffected", "doesn't affect", "not yet fixed", "not fixed", "still vulnerable"];

    private static readonly string[] OtherDeeds = ["drop", "remove", "delete", "refresh", "rebase", "rename", "revert", "disable", "mention"];

    private readonly StringBuilder _item = new();
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>The next line of the entry.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.IsEmpty || text is ['*' or '+' or '-', ' ', ..])
        {
            CloseItem();
        }

        _item.Append(text).Append(' ');
    }

    /// <summary>What was found since the last time.</summary>
    public ImmutableArray<string> Take()
    {
        CloseItem();
        ImmutableArray<string> found = [.. _found];
        _found.Clear();
        return found;
    }

    private void CloseItem()
    {
        var item = _item.ToString();
        _item.Clear();
        if (!item.Contains(Prefix, StringComparison.Ordinal) || IsOtherDeed(item))
        {
            return;
        }

        for (var at = item.IndexOf(Prefix, StringComparison.Ordinal); at >= 0; at = item.IndexOf(Prefix, at + Prefix.Length, StringComparison.Ordinal))
        {
            if (IdAt(item.AsSpan(at)) is { } id && !IsDenied(item, at))
            {
                _found.Add(id);
            }
        }
    }

    /// <summary><c>CVE-2024-1234</c>: four digits, and four or more.</summary>
    private static string? IdAt(ReadOnlySpan<char> text)
    {
        var year = Digits(text, Prefix.Length);
        var number = year == 4 && text.Length > 8 && text[8] == '-' ? Digits(text, 9) : 0;
        return number is >= 4 and <= 10 ? text[..(9 + number)].ToString() : null;
    }

    private static int Digits(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - from;
    }

    /// <summary>The kernel's items are titles of changes, with the CVE in parentheses at their end: there even a revert is a fix.</summary>
    private static bool IsOtherDeed(string item)
    {
        var text = item.AsSpan().TrimStart("*+- ").TrimEnd(". ");
        if (text is ['[', ..])
        {
            text = text[(text.IndexOf(']') + 1)..].TrimStart("*+- ");
        }

        var isTitle = text is [.., ')'] && text[Math.Max(text.LastIndexOf('('), 0)..].StartsWith("(CVE-");
        return !isTitle && BeginsWithDeed(text);
    }

    private static bool BeginsWithDeed(ReadOnlySpan<char> text)
    {
        foreach (var deed in OtherDeeds)
        {
            if (text.StartsWith(deed, StringComparison.OrdinalIgnoreCase) && (text.Length == deed.Length || !char.IsAsciiLetter(text[deed.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sentence around a place denies that the CVE matters.</summary>
    private static bool IsDenied(string item, int at)
    {
        var before = item.AsSpan(Math.Max(at - LongestSentence, 0)..at);
        var after = item.AsSpan(at..Math.Min(at + LongestSentence, item.Length));
        before = before[(Math.Max(before.LastIndexOf(". "), before.LastIndexOf("; ")) + 1)..];
        after = after.IndexOf(". ") is >= 0 and var end ? after[..end] : after;
        foreach (var denial in Denials)
        {
            if (before.Contains(denial, StringComparison.OrdinalIgnoreCase) || after.Contains(denial, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
