namespace Drydock.Core.Inventories.Os;

/// <summary>How each release file is written.</summary>
internal static class ReleaseFiles
{
    public const string Arch = "etc/arch-release";

    /// <summary>
    /// Those that say most come first: derived distributions keep the file of the one they stand on, too. The order is the one in which they are believed.
    /// </summary>
    public static readonly string[] Paths =
    [
        "etc/openwrt_release", "etc/photon-release", "etc/mariner-release", "etc/azurelinux-release", "etc/almalinux-release", "etc/rocky-release", "etc/oracle-release",
        "etc/centos-release", "etc/fedora-release", "etc/redhat-release", "etc/system-release", "etc/SuSE-release", "etc/alpine-release", Arch, "etc/lsb-release", "etc/debian_version",
    ];

    /// <summary>What the sentence starts with, and the id that the same distribution's os-release has.</summary>
    private static readonly (string Start, string Id)[] Names =
    [
        ("Red Hat Enterprise Linux", "rhel"), ("CentOS", "centos"), ("Fedora", "fedora"), ("AlmaLinux", "almalinux"), ("Rocky Linux", "rocky"), ("Oracle Linux", "ol"),
        ("Amazon Linux", "amzn"), ("Scientific Linux", "scientific"), ("VMware Photon", "photon"), ("CBL-Mariner", "mariner"), ("Common Base Linux Mariner", "mariner"),
        ("Azure Linux", "azurelinux"), ("Microsoft Azure Linux", "azurelinux"), ("SUSE Linux Enterprise Desktop", "sled"), ("SUSE Linux Enterprise", "sles"), ("openSUSE", "opensuse"),
    ];

    /// <summary>The lower, the more it is believed.</summary>
    public static int RankOf(string path) => Array.IndexOf(Paths, path) is var rank and >= 0 ? rank : Paths.Length;

    /// <returns>Null when the text is not of the kind.</returns>
    public static OsRelease? Read(string path, string text) => path switch
    {
        "etc/alpine-release" => IsVersion(text) ? new OsRelease("alpine", text, $"Alpine Linux {text}") : null,
        "etc/debian_version" => Debian(text),
        Arch => new OsRelease("arch", "", "Arch Linux"),
        "etc/lsb-release" or "etc/openwrt_release" => Lsb(text),
        "etc/SuSE-release" => Suse(text),
        _ => Sentence(text),
    };

    /// <summary><c>12.5</c>, or <c>bookworm/sid</c> before a release: os-release has the number before the dot only.</summary>
    private static OsRelease? Debian(string text)
    {
        var slash = text.IndexOf('/');
        var version = text.Split('.')[0];
        return slash > 0 && text[..slash].All(char.IsAsciiLetterLower) ? new OsRelease("debian", "", $"Debian GNU/Linux {text}") { Codename = text[..slash] }
            : IsVersion(version) ? new OsRelease("debian", version, $"Debian GNU/Linux {text}")
            : null;
    }

    private static OsRelease? Lsb(string text)
    {
        var values = text.Split('\n').Select(l => l.Split('=', 2)).Where(p => p.Length == 2)
            .GroupBy(p => p[0].Trim(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First()[1].Trim().Trim('"', '\''), StringComparer.Ordinal);
        var (id, version) = (values.GetValueOrDefault("DISTRIB_ID", ""), values.GetValueOrDefault("DISTRIB_RELEASE", ""));
        return id.Length == 0 ? null : new OsRelease(id.ToLowerInvariant().Replace(' ', '-'), version, values.GetValueOrDefault("DISTRIB_DESCRIPTION", $"{id} {version}".Trim()))
        {
            Codename = values.GetValueOrDefault("DISTRIB_CODENAME", ""),
        };
    }

    /// <summary><c>SUSE Linux Enterprise Server 11 (x86_64)</c>, then <c>VERSION = 11</c> and <c>PATCHLEVEL = 4</c>.</summary>
    private static OsRelease? Suse(string text)
    {
        var lines = text.Split('\n');
        var (version, level) = (Value("VERSION"), Value("PATCHLEVEL"));
        return IdOf(lines[0]) is { } id && version.Length > 0 ? new OsRelease(id, level is "" or "0" ? version : $"{version}.{level}", lines[0].Trim()) : null;

        string Value(string name) => Array.Find(lines, l => l.StartsWith(name, StringComparison.Ordinal) && l.Contains('='))?.Split('=')[1].Trim() ?? "";
    }

    /// <summary><c>CentOS Linux release 7.9.2009 (Core)</c>, <c>VMware Photon OS 3.0</c>: the version is the first word that starts with a digit.</summary>
    private static OsRelease? Sentence(string text)
    {
        var line = text.Split('\n')[0].Trim();
        var version = line.Split(' ').FirstOrDefault(IsVersion) ?? "";
        return IdOf(line) is { } id && version.Length > 0 ? new OsRelease(id, version, line) : null;
    }

    private static string? IdOf(string line) => Array.Find(Names, n => line.StartsWith(n.Start, StringComparison.OrdinalIgnoreCase)).Id;

    private static bool IsVersion(string text) => text.Length is > 0 and < 64 && char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
