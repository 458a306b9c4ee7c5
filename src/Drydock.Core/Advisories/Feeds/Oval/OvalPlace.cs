namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>A release of a distribution, as its name in words says.</summary>
/// <param name="Space">Null for a product that is no distribution of ours: SUSE Manager, a storage product.</param>
internal readonly record struct OvalPlace(string? Space, string Channel = "")
{
    private const string Suse = "SUSE Linux Enterprise ";

    /// <summary>Words before the release number, and the distribution; the longer before the shorter. SUSE builds desktops from the server's packages.</summary>
    private static readonly (string Words, string Distribution)[] Names =
    [
        ("Debian GNU/Linux ", "debian"), ("Debian ", "debian"), ("Red Hat Enterprise Linux ", "rhel"), ("Oracle Linux ", "ol"), ("Rocky Linux ", "rocky"), ("Photon ", "photon"),
        ("VMware Photon OS ", "photon"), ("openSUSE Leap ", "opensuse-leap"), ("openSUSE ", "opensuse"), ("SUSE Linux Micro ", "sl-micro"), (Suse + "Micro ", "sle-micro"),
        (Suse + "Server ", "sles"), (Suse + "Desktop ", "sles"), (Suse + "Module for ", "sles"), (Suse, "sles"),
    ];

    /// <summary>Reads <c>Oracle Linux 8</c>, <c>SUSE Linux Enterprise Server 12 SP3-LTSS</c> and the like.</summary>
    public static OvalPlace Parse(string name)
    {
        if (name == "openSUSE Tumbleweed")
        {
            return new(Spaces.Of("opensuse-tumbleweed", Spaces.Rolling));
        }

        foreach (var (words, distribution) in Names)
        {
            if (name.StartsWith(words, StringComparison.Ordinal))
            {
                var rest = name[words.Length..];
                return Number(distribution, words.EndsWith("Module for ", StringComparison.Ordinal) ? AfterModule(rest) : rest);
            }
        }

        return default;
    }

    /// <summary>Packages of a module are installed on the server of the same release: <c>Basesystem 15 SP4</c>.</summary>
    private static string AfterModule(string rest)
    {
        var digit = rest.AsSpan().IndexOfAnyInRange('0', '9');
        return digit < 0 ? rest : rest[digit..];
    }

    /// <summary>Reads <c>15</c>, <c>15 SP4</c>, <c>15 SP1-LTSS</c> and <c>9</c>.</summary>
    private static OvalPlace Number(string distribution, string rest)
    {
        var hyphen = rest.IndexOf('-');
        var (release, channel) = hyphen < 0 ? (rest, "") : (rest[..hyphen], rest[(hyphen + 1)..].ToLowerInvariant());
        var pack = release.IndexOf(" SP", StringComparison.Ordinal);
        var number = pack < 0 ? release : $"{release[..pack]}.{release[(pack + 3)..]}";
        if (number.Length == 0 || number.AsSpan().IndexOfAnyExcept("0123456789.") >= 0)
        {
            return default;
        }

        return new(Spaces.Of(distribution, distribution == "photon" && !number.Contains('.') ? number + ".0" : number), channel);
    }
}
