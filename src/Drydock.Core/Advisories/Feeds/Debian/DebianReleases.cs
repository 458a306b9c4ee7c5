namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>Debian's releases by code name. <see href="https://debian.pages.debian.net/distro-info-data/"/></summary>
internal static class DebianReleases
{
    private static readonly Dictionary<string, string> Spaces = new (string CodeName, string Release)[]
    {
        ("potato", "2.2"), ("woody", "3.0"), ("sarge", "3.1"), ("etch", "4"), ("lenny", "5"), ("squeeze", "6"), ("wheezy", "7"), ("jessie", "8"), ("stretch", "9"),
        ("buster", "10"), ("bullseye", "11"), ("bookworm", "12"), ("trixie", "13"), ("forky", "14"), ("duke", "15"), ("sid", "sid"),
    }.ToDictionary(r => r.CodeName, r => Advisories.Spaces.Of("debian", r.Release));

    /// <summary>The release that has no end and no number.</summary>
    public static string Unstable => Spaces["sid"];

    /// <summary>The space of a release; null when the code name is not known.</summary>
    public static string? Space(string codeName) => Spaces.GetValueOrDefault(codeName);
}
