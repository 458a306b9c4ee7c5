namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>A semantic version in its parts, read with tolerance: any count of numbers, a leading <c>v</c> or <c>=</c>, a pre-release without its hyphen.</summary>
internal readonly ref struct SemverParts
{
    private SemverParts(ReadOnlySpan<char> core, ReadOnlySpan<char> prerelease, ReadOnlySpan<char> build)
    {
        Core = core;
        Prerelease = prerelease;
        Build = build;
    }

    /// <summary>Numbers with dots between.</summary>
    public ReadOnlySpan<char> Core { get; }

    /// <summary>Empty when the version is released.</summary>
    public ReadOnlySpan<char> Prerelease { get; }

    public ReadOnlySpan<char> Build { get; }

    public static SemverParts Split(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimStart('=').TrimStart();
        if (text is ['v' or 'V', ..])
        {
            text = text[1..];
        }

        var plus = text.IndexOf('+');
        var build = plus < 0 ? [] : text[(plus + 1)..];
        text = plus < 0 ? text : text[..plus];
        var core = CoreLength(text);
        var rest = text[core..];
        return new SemverParts(text[..core], rest is ['-' or '.' or '_', ..] ? rest[1..] : rest, build);
    }

    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right, StringComparison casing = StringComparison.Ordinal)
    {
        var a = Split(left);
        var b = Split(right);
        var order = CompareCore(a.Core, b.Core);
        return order != 0 ? order : ComparePrerelease(a.Prerelease, b.Prerelease, casing);
    }

    /// <summary>Numbers that one side lacks are zero.</summary>
    public static int CompareCore(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (a.Length > 0 || b.Length > 0)
        {
            var order = Digits.Compare(Text.TakeUntil(ref a, '.'), Text.TakeUntil(ref b, '.'));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>A version that is released comes after all that lead to it.</summary>
    public static int ComparePrerelease(ReadOnlySpan<char> a, ReadOnlySpan<char> b, StringComparison casing = StringComparison.Ordinal) =>
        a.Length == 0 || b.Length == 0 ? (a.Length == 0 ? 1 : 0) - (b.Length == 0 ? 1 : 0) : CompareIdentifiers(a, b, casing);

    /// <summary>Numbers come before text, and fewer identifiers before more.</summary>
    public static int CompareIdentifiers(ReadOnlySpan<char> a, ReadOnlySpan<char> b, StringComparison casing = StringComparison.Ordinal)
    {
        while (a.Length > 0 && b.Length > 0)
        {
            var one = Text.TakeUntil(ref a, '.');
            var two = Text.TakeUntil(ref b, '.');
            var (isNumber, isOther) = (Digits.Are(one), Digits.Are(two));
            var order = isNumber != isOther ? (isNumber ? -1 : 1) : isNumber ? Digits.Compare(one, two) : one.CompareTo(two, casing);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static int CoreLength(ReadOnlySpan<char> text)
    {
        var length = Digits.Run(text);
        while (length > 0 && length + 1 < text.Length && text[length] == '.' && char.IsAsciiDigit(text[length + 1]))
        {
            length += 1 + Digits.Run(text[(length + 1)..]);
        }

        return length;
    }
}
