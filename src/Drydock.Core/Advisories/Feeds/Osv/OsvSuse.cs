using System.Globalization;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Finds the space of SUSE's and openSUSE's products in OSV, which are named in words.</summary>
internal static class OsvSuse
{
    /// <summary>The first of these that a product's name begins with says what os-release calls it; desktops and clusters are built from the server's packages.</summary>
    private static readonly (string Start, string Distribution)[] Products =
    [
        ("Linux Enterprise Micro", "sle-micro"),
        ("Linux Micro", "sl-micro"),
        ("Linux Enterprise", "sles"),
    ];

    /// <summary><c>Linux Enterprise Server 15 SP3-LTSS</c>: words, a release, a service pack, and behind a hyphen who gets it.</summary>
    public static OsvSpace? Find(string product)
    {
        var distribution = Products.FirstOrDefault(p => product.StartsWith(p.Start, StringComparison.Ordinal)).Distribution;
        var words = product.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (last, suffix) = Cut(words.Length > 0 ? words[^1] : "");
        var pack = last.StartsWith("SP", StringComparison.Ordinal) ? last[2..] : "";
        var release = pack.Length == 0 ? last : words.Length > 1 ? words[^2] : "";
        if (distribution is null || !IsNumber(release) || (pack.Length > 0 && !IsNumber(pack)))
        {
            return null;
        }

        var channel = suffix.Length > 0 ? suffix : words.Contains("LTSS") ? "ltss" : "";
        return new OsvSpace(Spaces.Of(distribution, pack.Length > 0 ? $"{release}.{pack}" : release), Channel: channel);
    }

    /// <summary><c>Leap 15.5</c>, <c>Leap Micro 5.5</c>, <c>Tumbleweed</c>.</summary>
    public static OsvSpace? FindOpen(string product)
    {
        var release = product[(product.LastIndexOf(' ') + 1)..];
        return product switch
        {
            "Tumbleweed" => new OsvSpace(Spaces.Of("opensuse-tumbleweed", Spaces.Rolling)),
            _ when !IsNumber(release) => null,
            _ when product.StartsWith("Leap Micro ", StringComparison.Ordinal) => new OsvSpace(Spaces.Of("opensuse-leap-micro", release)),
            _ when product.StartsWith("Leap ", StringComparison.Ordinal) => new OsvSpace(Spaces.Of("opensuse-leap", release)),
            _ => null,
        };
    }

    private static (string Word, string Suffix) Cut(string word)
    {
        var hyphen = word.IndexOf('-');
        return hyphen < 0 ? (word, "") : (word[..hyphen], word[(hyphen + 1)..].ToLowerInvariant());
    }

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
