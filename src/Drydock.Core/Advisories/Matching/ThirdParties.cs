using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Tells packages that another vendor or repository built: their versions are not the distribution's, so its advisories do not speak of them.</summary>
internal static class ThirdParties
{
    /// <summary>What the builders of well-known repositories leave in the version of a deb.</summary>
    private static readonly string[] VersionMarks = ["nodesource", "pgdg", "+ubuntu", "deb.sury.org", "~ppa", "+deb.", "dotdeb", "mongodb", "percona", "mariadb.org", "~docker"];

    /// <summary>Who maintains packages of such repositories; distributions' own maintainers write from too many places to be listed instead.</summary>
    private static readonly string[] MaintainerMarks =
    [
        "@docker.com", "@nodesource.com", "@nginx.com", "@f5.com", "@microsoft.com", "@google.com", "@hashicorp.com", "@mongodb.com", "@elastic.co", "@gitlab.com",
        "@github.com", "@percona.com", "@oracle.com", "@influxdata.com", "@grafana.com", "@datadoghq.com", "@nvidia.com", "@chromium.org", "@yarnpkg.com", "@confluent.io", "@clickhouse.com", "@redis.com",
    ];

    /// <summary>What the vendor tag of an rpm begins with, by distribution.</summary>
    private static readonly (string Distribution, string[] Vendors)[] RpmVendors =
    [
        ("rhel", ["Red Hat", "CentOS"]),
        ("almalinux", ["AlmaLinux"]),
        ("rocky", ["Rocky"]),
        ("fedora", ["Fedora Project"]),
        ("ol", ["Oracle"]),
        ("amzn", ["Amazon"]),
        ("sles", ["SUSE"]),
        ("opensuse-leap", ["openSUSE", "SUSE"]),
        ("opensuse-tumbleweed", ["openSUSE", "SUSE"]),
        ("photon", ["VMware", "Broadcom"]),
        ("mariner", ["Microsoft"]),
        ("azurelinux", ["Microsoft"]),
    ];

    /// <summary>Who built it, when it was not the distribution; null when it was, or nothing says.</summary>
    public static string? Of(Package package, string space) => package.Ecosystem switch
    {
        "deb" => OfDeb(package, space),
        "rpm" => OfRpm(package, space),
        _ => null,
    };

    private static string? OfDeb(Package package, string space)
    {
        var maintainer = package.Properties.GetValueOrDefault("maintainer", "");
        if (IsMarked(maintainer))
        {
            return maintainer;
        }

        var mark = Array.Find(VersionMarks, m => package.Version.Contains(m, StringComparison.OrdinalIgnoreCase) && !(m == "+ubuntu" && space.StartsWith("ubuntu:", StringComparison.Ordinal)));
        return mark is null ? null : $"the builder of version {package.Version}";
    }

    /// <summary>Marks begin with an at sign: only there is anything compared.</summary>
    private static bool IsMarked(ReadOnlySpan<char> maintainer)
    {
        for (var at = maintainer.IndexOf('@'); at >= 0; at = maintainer.IndexOf('@'))
        {
            maintainer = maintainer[at..];
            foreach (var mark in MaintainerMarks)
            {
                if (maintainer.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            maintainer = maintainer[1..];
        }

        return false;
    }

    private static string? OfRpm(Package package, string space)
    {
        var distribution = space[..Math.Max(0, space.IndexOf(':'))];
        var known = Array.Find(RpmVendors, v => v.Distribution == distribution).Vendors;
        return known is null || package.Vendor.Length == 0 || Array.Exists(known, v => package.Vendor.StartsWith(v, StringComparison.OrdinalIgnoreCase)) ? null : package.Vendor;
    }
}
