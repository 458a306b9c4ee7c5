namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Finds the space of a distribution's OSV ecosystem.</summary>
internal static class OsvDistributions
{
    /// <param name="name">What stands before the first colon.</param>
    /// <param name="release">What stands behind it; empty when there is none.</param>
    public static OsvSpace? Find(string name, string release, string purl) => name switch
    {
        "Wolfi" => new OsvSpace(Spaces.Of("wolfi", Spaces.Rolling), IsSource: true),
        "Chainguard" => new OsvSpace(Spaces.Of("chainguard", Spaces.Rolling), IsSource: true),
        "MinimOS" => new OsvSpace(Spaces.Of("minimos", Spaces.Rolling), IsSource: true),
        _ when release.Length == 0 => null,
        "Debian" => new OsvSpace(Spaces.Of("debian", release), IsSource: true),
        "Alpine" => new OsvSpace(Spaces.Of("alpine", release.TrimStart('v')), IsSource: true),
        "Ubuntu" => Ubuntu(release),
        "AlmaLinux" => new OsvSpace(Spaces.Of("almalinux", release)),
        "Rocky Linux" => Rocky(release, purl),
        "Red Hat" => RedHat(release),
        "SUSE" => OsvSuse.Find(release),
        "openSUSE" => OsvSuse.FindOpen(release),
        "Mageia" => new OsvSpace(Spaces.Of("mageia", release), IsSource: true),
        "openEuler" => new OsvSpace(Spaces.Of("openeuler", release), IsSource: true),
        "Azure Linux" => new OsvSpace(release == "2" ? Spaces.Of("mariner", "2.0") : Spaces.Of("azurelinux", release.Contains('.', StringComparison.Ordinal) ? release : $"{release}.0"), IsSource: true),
        "Photon OS" => new OsvSpace(Spaces.Of("photon", release)),
        _ => null,
    };

    /// <summary><c>22.04:LTS</c>, <c>24.10</c>, <c>Pro:16.04:LTS</c> (extended maintenance), <c>Pro:FIPS-updates:20.04:LTS</c>.</summary>
    private static OsvSpace? Ubuntu(string release)
    {
        var channel = "";
        foreach (var part in release.Split(':'))
        {
            if (part.Length > 0 && char.IsAsciiDigit(part[0]))
            {
                return new OsvSpace(Spaces.Of("ubuntu", part), IsSource: true, channel);
            }

            channel = part == "Pro" ? "esm" : part.ToLowerInvariant();
        }

        return null;
    }

    /// <summary>The purl's distro says <c>rocky-linux-8-sig-cloud</c> for what a special interest group builds; <c>rocky-linux-9-aarch64</c> is the first of several architectures.</summary>
    private static OsvSpace Rocky(string release, string purl)
    {
        var at = purl.IndexOf("-sig-", StringComparison.Ordinal);
        return new OsvSpace(Spaces.Of("rocky", release), IsSource: true, at < 0 ? "" : purl[(at + 1)..].Split('&')[0]);
    }

    /// <summary>A part of a CPE: <c>enterprise_linux:9::appstream</c>, <c>rhel_eus:9.2::baseos</c>, and <c>ocp_tools:4.15::el9</c> for what is sold apart.</summary>
    private static OsvSpace? RedHat(string cpe)
    {
        var parts = cpe.Split(':');
        var version = parts.Length > 1 ? parts[1] : "";
        var major = version.Split('.')[0];
        if (parts[0] is "enterprise_linux" or "rhel")
        {
            return major.Length > 0 ? new OsvSpace(Spaces.Of("rhel", major)) : null;
        }

        if (parts[0].StartsWith("rhel_", StringComparison.Ordinal) && major.Length > 0)
        {
            return new OsvSpace(Spaces.Of("rhel", major), Channel: parts[0][5..]);
        }

        var last = parts[^1];
        return last.Length > 2 && last.StartsWith("el", StringComparison.Ordinal) && char.IsAsciiDigit(last[2]) ? new OsvSpace(Spaces.Of("rhel", last[2..]), Channel: parts[0]) : null;
    }
}
