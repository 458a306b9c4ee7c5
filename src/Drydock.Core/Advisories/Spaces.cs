namespace Drydock.Core.Advisories;

/// <summary>
/// Names the worlds in which package names and versions of advisories live. A language's is its purl type (<c>npm</c>, <c>pypi</c>, <c>golang</c>,
/// <c>maven</c> …); a distribution's is its os-release ID and release, <c>debian:12</c>, <c>ubuntu:22.04</c>, <c>alpine:3.18</c>, <c>alpine:edge</c>,
/// <c>almalinux:9</c>, <c>rocky:9</c>, <c>rhel:9</c>, <c>ol:9</c>, <c>amzn:2023</c>, <c>fedora:38</c>, <c>sles:15.5</c>, <c>opensuse-leap:15.5</c>,
/// <c>azurelinux:3.0</c>, <c>mariner:1.0</c>, <c>photon:5.0</c>, <c>mageia:9</c>, <c>openeuler:22.03-LTS-SP1</c>, <c>sle-micro:5.3</c>. Software that no package manager owns is <c>cpe</c>.
/// </summary>
public static class Spaces
{
    /// <summary>Software named by CPE.</summary>
    public const string Cpe = "cpe";

    /// <summary>The release of a distribution that has none: <c>wolfi:rolling</c>, <c>chainguard:rolling</c>, <c>opensuse-tumbleweed:rolling</c>.</summary>
    public const string Rolling = "rolling";

    public static string Of(string distribution, string release) => $"{distribution}:{release}";

    /// <summary>The purl type whose version order holds in a space; <c>generic</c> when unknown.</summary>
    public static string SchemeOf(string space)
    {
        var colon = space.IndexOf(':');
        return colon < 0 ? (space == Cpe ? "generic" : space) : space[..colon] switch
        {
            "debian" or "ubuntu" => "deb",
            "alpine" or "wolfi" or "chainguard" or "minimos" => "apk",
            "arch" => "alpm",
            _ => "rpm",
        };
    }
}
