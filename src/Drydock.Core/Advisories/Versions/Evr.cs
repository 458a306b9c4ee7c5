namespace Drydock.Core.Advisories.Versions;

/// <summary>The three parts that distributions write as <c>epoch:version-release</c>.</summary>
internal readonly ref struct Evr
{
    private Evr(ReadOnlySpan<char> epoch, ReadOnlySpan<char> version, ReadOnlySpan<char> release)
    {
        Epoch = epoch;
        Version = version;
        Release = release;
    }

    /// <summary>Digits; empty stands for zero.</summary>
    public ReadOnlySpan<char> Epoch { get; }

    public ReadOnlySpan<char> Version { get; }

    /// <summary>Empty when there is none.</summary>
    public ReadOnlySpan<char> Release { get; }

    /// <summary>What stands before the first colon is an epoch if it is digits only; what follows the last hyphen is the release.</summary>
    public static Evr Split(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var epoch = ReadOnlySpan<char>.Empty;
        var digits = Digits.Run(text);
        if (digits < text.Length && text[digits] == ':')
        {
            epoch = text[..digits];
            text = text[(digits + 1)..];
        }

        var hyphen = text.LastIndexOf('-');
        return hyphen < 0 ? new Evr(epoch, text, []) : new Evr(epoch, text[..hyphen], text[(hyphen + 1)..]);
    }
}
