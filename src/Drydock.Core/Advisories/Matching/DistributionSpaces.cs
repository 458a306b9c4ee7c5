using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Finds the space whose advisories are about a distribution's packages.</summary>
internal static class DistributionSpaces
{
    /// <summary>The space of an image's own distribution; empty when it cannot be told.</summary>
    public static string Of(OsRelease os) => Of(os.Id, os.VersionId, os.PrettyName);

    /// <summary>The space of a purl that names its distribution: <c>distro=debian-12</c>; empty when it does not.</summary>
    public static string Of(Purl purl)
    {
        var distro = purl.Qualifiers.GetValueOrDefault("distro", "");
        var hyphen = distro.LastIndexOf('-');
        return hyphen > 0 ? Of(distro[..hyphen], distro[(hyphen + 1)..], "") : distro.Length > 0 && purl.Namespace.Length > 0 ? Of(purl.Namespace, distro, "") : "";
    }

    /// <summary>
    /// The space of a package from Extra Packages for Enterprise Linux, which Fedora builds for other distributions: <c>1.2-3.el9</c> by the Fedora Project is of
    /// <c>epel:9</c> wherever it is installed. Empty for any other package.
    /// </summary>
    public static string OfEpel(Package package)
    {
        var tag = package.Vendor == "Fedora Project" ? package.Version.LastIndexOf(".el", StringComparison.Ordinal) : -1;
        var rest = tag < 0 ? "" : package.Version[(tag + 3)..];
        var digits = rest.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var release = digits < 0 ? rest : rest[..digits];
        return release.Length > 0 ? Spaces.Of("epel", release) : "";
    }

    private static string Of(string id, string version, string prettyName)
    {
        var release = ReleaseOf(id, version, prettyName);
        return release.Length == 0 ? "" : Spaces.Of(SpaceId(id), release);
    }

    /// <summary>Rebuilds that take their packages from another distribution unchanged have its advisories.</summary>
    private static string SpaceId(string id) => id switch
    {
        "redhat" or "centos" => "rhel",
        "oracle" or "oraclelinux" => "ol",
        "amazon" => "amzn",
        "sles_sap" or "sled" or "suse" => "sles",
        "opensuse" => "opensuse-leap",
        _ => id,
    };

    /// <summary>As much of the version as advisories distinguish.</summary>
    private static string ReleaseOf(string id, string version, string prettyName) => id switch
    {
        "debian" => version.Length > 0 ? Major(DebianRelease(version)) : prettyName.Contains("sid", StringComparison.Ordinal) ? "sid" : "",
        "rhel" or "redhat" or "centos" or "almalinux" or "rocky" or "ol" or "oracle" => Major(version),
        "alpine" => version.Contains("_alpha", StringComparison.Ordinal) || prettyName.Contains("edge", StringComparison.Ordinal) ? "edge" : MajorMinor(version),
        "wolfi" or "chainguard" or "minimos" or "arch" or "opensuse-tumbleweed" => Spaces.Rolling,
        "openeuler" => OpenEulerRelease(version, prettyName),
        "amzn" or "amazon" => Major(version),
        _ => version,
    };

    /// <summary>purls of other tools name the release by its codename.</summary>
    private static string DebianRelease(string version) => version switch
    {
        "buster" => "10",
        "bullseye" => "11",
        "bookworm" => "12",
        "trixie" => "13",
        "forky" => "14",
        _ => version,
    };

    /// <summary>Only the name for people says which service pack it is: <c>openEuler 22.03 (LTS-SP1)</c>.</summary>
    private static string OpenEulerRelease(string version, string prettyName)
    {
        var open = prettyName.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || version.Length == 0 ? version : $"{version}-{prettyName[(open + 1)..].TrimEnd(')')}";
    }

    private static string Major(string version) => version.IndexOf('.') is > 0 and var dot ? version[..dot] : version;

    private static string MajorMinor(string version)
    {
        var first = version.IndexOf('.');
        var second = first < 0 ? -1 : version.IndexOf('.', first + 1);
        return second < 0 ? version : version[..second];
    }
}
