using Drydock.Core.Inventories;

namespace Drydock.Core.Findings.Lifecycles;

/// <summary>How long distributions get fixes, as their publishers say.</summary>
public static class Distributions
{
    /// <summary>When this table was last held against what the publishers say.</summary>
    public static readonly DateOnly CheckedOn = new(2026, 11, 21);

    /// <summary>Debian's days are those of its LTS, which is for everybody. What is not listed is not judged.</summary>
    /// <remarks>
    /// Sources: wiki.debian.org/LTS, wiki.ubuntu.com/Releases, alpinelinux.org/releases, access.redhat.com/support/policy/updates/errata, endoflife.date for the others.
    /// </remarks>
    private static readonly SupportTable Table = new(
        """
        debian 7 2018-05-31
        debian 8 2020-06-30 2025-06-30 ELTS
        debian 9 2022-06-30 2027-06-30 ELTS
        debian 10 2024-06-30 2029-06-30 ELTS
        debian 11 2026-08-31 2031-06-30 ELTS
        debian 12 2028-06-30
        debian 13 2030-06-30
        ubuntu 12.04 2017-04-28 2019-04-26 ESM
        ubuntu 14.04 2019-04-02 2024-04-02 ESM
        ubuntu 16.04 2021-04-02 2026-04-02 ESM
        ubuntu 16.10 2017-07-20
        ubuntu 17.04 2018-01-13
        ubuntu 17.10 2018-07-19
        ubuntu 18.04 2023-05-31 2028-04-01 ESM
        ubuntu 18.10 2019-07-18
        ubuntu 19.04 2020-01-23
        ubuntu 19.10 2020-07-06
        ubuntu 20.04 2025-05-31 2030-04-02 ESM
        ubuntu 20.10 2021-07-22
        ubuntu 21.04 2022-01-20
        ubuntu 21.10 2022-07-14
        ubuntu 22.04 2027-04-01 2032-04-09 ESM
        ubuntu 22.10 2023-07-20
        ubuntu 23.04 2024-01-20
        ubuntu 23.10 2024-07-12
        ubuntu 24.04 2029-05-31 2036-05-31 ESM
        ubuntu 24.10 2025-07-10
        ubuntu 25.04 2026-01-17
        ubuntu 25.10 2026-07-01
        ubuntu 26.04 2031-04-30 2036-04-30 ESM
        alpine 3.7 2019-11-01
        alpine 3.8 2020-05-01
        alpine 3.9 2020-11-01
        alpine 3.10 2021-05-01
        alpine 3.11 2021-11-01
        alpine 3.12 2022-05-01
        alpine 3.13 2022-11-01
        alpine 3.14 2023-05-01
        alpine 3.15 2023-11-01
        alpine 3.16 2024-05-23
        alpine 3.17 2024-11-22
        alpine 3.18 2025-05-09
        alpine 3.19 2025-11-01
        alpine 3.20 2026-04-01
        alpine 3.21 2026-11-01
        alpine 3.22 2027-05-01
        alpine 3.23 2027-11-01
        rhel 6 2020-11-30 2024-06-30 ELS
        rhel 7 2024-06-30 2028-06-30 ELS
        rhel 8 2029-05-31 2032-05-31 ELS
        rhel 9 2032-05-31 2035-05-31 ELS
        rhel 10 2035-05-31
        centos 6 2020-11-30
        centos 7 2024-06-30
        centos 8 2021-12-31
        centos-stream 8 2024-05-31
        centos-stream 9 2027-05-31
        centos-stream 10 2030-01-01
        almalinux 8 2029-03-01
        almalinux 9 2032-05-31
        almalinux 10 2035-05-31
        rocky 8 2029-05-31
        rocky 9 2032-05-31
        rocky 10 2035-05-31
        ol 6 2021-03-31 2024-12-31 Extended Support
        ol 7 2024-12-31 2028-06-30 Extended Support
        ol 8 2029-07-31 2032-07-31 Extended Support
        ol 9 2032-06-30 2035-06-30 Extended Support
        ol 10 2035-06-30
        amzn 2018 2023-12-31
        amzn 2 2026-06-30
        amzn 2023 2029-06-30
        fedora 30 2020-05-26
        fedora 31 2020-11-24
        fedora 32 2021-05-25
        fedora 33 2021-11-30
        fedora 34 2022-06-07
        fedora 35 2022-12-13
        fedora 36 2023-05-16
        fedora 37 2023-12-05
        fedora 38 2024-05-21
        fedora 39 2024-11-26
        fedora 40 2025-05-13
        fedora 41 2025-12-15
        fedora 42 2026-05-13
        fedora 43 2026-12-09
        sles 12 2016-06-30 2019-07-01 LTSS
        sles 12.1 2017-05-31 2020-05-31 LTSS
        sles 12.2 2018-03-31 2021-03-31 LTSS
        sles 12.3 2019-06-30 2022-06-30 LTSS
        sles 12.4 2020-06-30 2023-06-30 LTSS
        sles 12.5 2024-10-31 2027-10-31 LTSS
        sles 15 2019-12-31 2022-12-31 LTSS
        sles 15.1 2021-01-31 2024-01-31 LTSS
        sles 15.2 2021-12-31 2024-12-31 LTSS
        sles 15.3 2022-12-31 2025-12-31 LTSS
        sles 15.4 2023-12-31 2026-12-31 LTSS
        sles 15.5 2024-12-31 2027-12-31 LTSS
        sles 15.6 2025-12-31 2028-12-31 LTSS
        sles 15.7 2031-07-31 2034-07-31 LTSS
        opensuse-leap 15.0 2019-12-03
        opensuse-leap 15.1 2021-02-02
        opensuse-leap 15.2 2022-01-04
        opensuse-leap 15.3 2022-12-31
        opensuse-leap 15.4 2023-12-07
        opensuse-leap 15.5 2024-12-31
        opensuse-leap 15.6 2026-04-30
        opensuse-leap 16.0 2027-10-31
        photon 1.0 2022-02-28
        photon 2.0 2022-12-31
        photon 3.0 2024-03-01
        mariner 1.0 2023-08-31
        mariner 2.0 2025-07-31
        azurelinux 3.0 2027-08-31
        """);

    internal static IEnumerable<SupportTime> All => Table.All;

    /// <summary>Null when nothing is known of this release.</summary>
    public static SupportTime? Find(OsRelease? os) => os is null ? null : Table.Find(IdOf(os), os.VersionId);

    /// <summary>The same by os-release's ID and VERSION_ID.</summary>
    internal static SupportTime? Find(string id, string version) => Table.Find(id, version);

    /// <summary>CentOS Linux and CentOS Stream call themselves the same, and live differently long.</summary>
    private static string IdOf(OsRelease os) => os.Id == "centos" && os.PrettyName.Contains("Stream", StringComparison.OrdinalIgnoreCase) ? "centos-stream" : os.Id;
}
