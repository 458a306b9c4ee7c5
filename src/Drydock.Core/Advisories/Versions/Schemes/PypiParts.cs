namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>A PEP 440 version in its parts: <c>epoch!release{a|b|rc}N.postN.devN+local</c>, in any of the spellings that are normalized.</summary>
internal readonly ref struct PypiParts
{
    /// <summary>Only under development; then alpha, beta, candidate; then released.</summary>
    private const int OnlyDev = -1;
    private const int Released = 3;

    private static readonly (string Word, int Phase)[] Phases = [("alpha", 0), ("a", 0), ("beta", 1), ("b", 1), ("preview", 2), ("pre", 2), ("rc", 2), ("c", 2)];
    private static readonly string[] PostWords = ["post", "rev", "r"];

    public ReadOnlySpan<char> Epoch { get; private init; }

    public ReadOnlySpan<char> Release { get; private init; }

    public bool HasPost { get; private init; }

    public bool HasDev { get; private init; }

    public ReadOnlySpan<char> Local { get; private init; }

    public bool IsPrerelease => HasDev || Phase != Released;

    private int Phase { get; init; }

    private ReadOnlySpan<char> PreNumber { get; init; }

    private ReadOnlySpan<char> PostNumber { get; init; }

    private ReadOnlySpan<char> DevNumber { get; init; }

    public static bool TrySplit(ReadOnlySpan<char> text, out PypiParts parts)
    {
        parts = default;
        text = text.Trim();
        text = text is ['v' or 'V', ..] ? text[1..] : text;
        var digits = Digits.Run(text);
        var epoch = ReadOnlySpan<char>.Empty;
        if (digits > 0 && digits < text.Length && text[digits] == '!')
        {
            epoch = text[..digits];
            text = text[(digits + 1)..];
        }

        var release = TakeRelease(ref text);
        var phase = TakePhase(ref text, out var preNumber);
        var hasPost = TakePost(ref text, out var postNumber);
        var hasDev = TakeWord(ref text, "dev", out var devNumber);
        parts = new PypiParts
        {
            Epoch = epoch,
            Release = release,
            Phase = phase == Released && hasDev && !hasPost ? OnlyDev : phase,
            PreNumber = preNumber,
            HasPost = hasPost,
            PostNumber = postNumber,
            HasDev = hasDev,
            DevNumber = devNumber,
            Local = text is ['+', ..] ? text[1..] : [],
        };
        return release.Length > 0 && (text.Length == 0 || IsLocal(text));
    }

    public static int Compare(in PypiParts a, in PypiParts b)
    {
        var order = ComparePublic(a, b);
        return order != 0 ? order : CompareLocal(a.Local, b.Local);
    }

    /// <summary>As if neither had a local part.</summary>
    public static int ComparePublic(in PypiParts a, in PypiParts b)
    {
        var order = CompareRelease(a, b);
        order = order != 0 ? order : a.Phase - b.Phase;
        order = order != 0 ? order : Digits.Compare(a.PreNumber, b.PreNumber);
        order = order != 0 ? order : (a.HasPost ? 1 : 0) - (b.HasPost ? 1 : 0);
        order = order != 0 ? order : Digits.Compare(a.PostNumber, b.PostNumber);
        order = order != 0 ? order : (b.HasDev ? 1 : 0) - (a.HasDev ? 1 : 0);
        return order != 0 ? order : Digits.Compare(a.DevNumber, b.DevNumber);
    }

    /// <summary>Epochs and releases only.</summary>
    public static int CompareRelease(in PypiParts a, in PypiParts b)
    {
        var order = Digits.Compare(a.Epoch, b.Epoch);
        return order != 0 ? order : SemverParts.CompareCore(a.Release, b.Release);
    }

    private static ReadOnlySpan<char> TakeRelease(scoped ref ReadOnlySpan<char> text)
    {
        var length = Digits.Run(text);
        while (length > 0 && length + 1 < text.Length && text[length] == '.' && char.IsAsciiDigit(text[length + 1]))
        {
            length += 1 + Digits.Run(text[(length + 1)..]);
        }

        return Text.Take(ref text, length);
    }

    private static int TakePhase(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> number)
    {
        foreach (var (word, phase) in Phases)
        {
            if (TakeWord(ref text, word, out number))
            {
                return phase;
            }
        }

        number = [];
        return Released;
    }

    private static bool TakePost(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> number)
    {
        if (text is ['-', >= '0' and <= '9', ..])
        {
            text = text[1..];
            number = Digits.Take(ref text);
            return true;
        }

        foreach (var word in PostWords)
        {
            if (TakeWord(ref text, word, out number))
            {
                return true;
            }
        }

        number = [];
        return false;
    }

    /// <summary>Cuts off a word and its number, each after one separator or none.</summary>
    private static bool TakeWord(scoped ref ReadOnlySpan<char> text, string word, out ReadOnlySpan<char> number)
    {
        number = [];
        var rest = WithoutSeparator(text);
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        text = WithoutSeparator(rest[word.Length..]);
        number = Digits.Take(ref text);
        return true;
    }

    private static ReadOnlySpan<char> WithoutSeparator(ReadOnlySpan<char> text) => text is ['-' or '_' or '.', ..] ? text[1..] : text;

    /// <summary><c>+</c>, then letters and digits with single separators between.</summary>
    private static bool IsLocal(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) && (text[i] is not ('-' or '_' or '.') || !char.IsAsciiLetterOrDigit(text[i - 1])))
            {
                return false;
            }
        }

        return text.Length > 1 && text[0] == '+' && char.IsAsciiLetterOrDigit(text[^1]);
    }

    /// <summary>None comes first; text before numbers, and fewer segments before more.</summary>
    private static int CompareLocal(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (a.Length > 0 && b.Length > 0)
        {
            var one = TakeSegment(ref a);
            var two = TakeSegment(ref b);
            var (isNumber, isOther) = (Digits.Are(one), Digits.Are(two));
            var order = isNumber != isOther ? (isNumber ? 1 : -1) : isNumber ? Digits.Compare(one, two) : one.CompareTo(two, StringComparison.OrdinalIgnoreCase);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static ReadOnlySpan<char> TakeSegment(scoped ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('-', '_', '.');
        var segment = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return segment;
    }
}
