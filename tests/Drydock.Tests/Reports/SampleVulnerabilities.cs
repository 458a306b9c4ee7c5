using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;

namespace Drydock.Tests.Reports;

/// <summary>Invented vulnerabilities, one of every kind that formats tell apart.</summary>
internal static class SampleVulnerabilities
{
    /// <param name="inventory">That of <see cref="SampleReports"/>.</param>
    public static ImmutableArray<Finding> In(Inventory inventory) => [.. KnownVulnerabilities.Of(
    [
        .. inventory.Packages.Where(p => p.Package.Source?.Name == "glibc").Select(p => Glibc(p)),
        Log4j(Find(inventory, "org.apache.logging.log4j:log4j-core")),
        Gcc(Find(inventory, "libgcc-s1")),
        Yaml(Find(inventory, "PyYAML"), Find(inventory, "python3-yaml")),
        Babel(Find(inventory, "@babel/core")),
        Cobra(Find(inventory, "github.com/spf13/cobra")),
        OpenResty(Find(inventory, "openresty")),
        .. inventory.Packages.Where(p => p.Name == "left-pad").Select(p => LeftPad(p)),
        OldYaml(Find(inventory, "python3-yaml")),
    ], inventory)];

    /// <summary>One whose every word is a stranger's.</summary>
    public static Finding Hostile(InstalledPackage package, string evil) => new(KnownVulnerabilities.Rule with { Summary = evil }, Severity.Critical, evil, new Location(evil))
    {
        Vulnerability = new Vulnerability
        {
            Id = evil,
            Aliases = [evil],
            Package = package,
            Status = AdvisoryStatus.Fixed,
            StatusNote = evil,
            FixedVersion = evil,
            Severity = Severity.Critical,
            SeveritySource = evil,
            Source = evil,
            Ratings = [new Rating(evil, Severity.Low, 1, evil)],
            KnownExploit = new KnownExploit(null, null, false, evil),
            Ssvc = evil,
            Weaknesses = [evil],
            Evidence = [new Evidence(evil, evil, evil, evil, evil, AdvisoryStatus.Fixed, evil, evil)],
            Risk = 100,
            Text = new VulnerabilityText(evil, evil, [evil, "javascript:alert(1)"]),
        },
    };

    private static Vulnerability Log4j(InstalledPackage package) => new()
    {
        Id = "CVE-2099-0001",
        Aliases = ["GHSA-aaaa-bbbb-cccc"],
        Package = package,
        Status = AdvisoryStatus.Fixed,
        FixedVersion = "2.17.1",
        Severity = Severity.Critical,
        SeveritySource = "ghsa",
        Source = "osv",
        Ratings = [new("ghsa", Severity.Critical, 10, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"), new("nvd", Severity.Critical, 10, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H")],
        Epss = new EpssScore(0.97555, 0.99998),
        KnownExploit = new KnownExploit(new DateOnly(2099, 1, 10), new DateOnly(2099, 1, 24), true, "Apply the vendor's update."),
        Ssvc = "exploitation=active,automatable=yes,technical-impact=total",
        Weaknesses = ["CWE-20", "CWE-917"],
        Published = new DateOnly(2099, 1, 9),
        Modified = new DateOnly(2099, 2, 1),
        Evidence = [new("osv", "GHSA-aaaa-bbbb-cccc", "org.apache.logging.log4j:log4j-core", "2.14.1", ">= 2.13.0, < 2.17.1", AdvisoryStatus.Fixed, "2.17.1", "")],
        Risk = 99.2,
        Text = new VulnerabilityText("Lookups in log messages run code", "A logged `${jndi:…}` is *looked up*.\nWhoever can write into a log runs code.", ["https://advisories.example.com/2099/1", "https://example.com/log?a=1&b=2"]),
    };

    private static Vulnerability Glibc(InstalledPackage package) => new()
    {
        Id = "CVE-2099-0002",
        Aliases = ["DSA-9999-1"],
        Package = package,
        Status = AdvisoryStatus.Fixed,
        FixedVersion = "2.36-9+deb12u5",
        Severity = Severity.Medium,
        SeveritySource = "debian",
        Source = "debian-tracker",
        Ratings = [new("debian", Severity.Medium), new("nvd", Severity.Critical, 9.8, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")],
        Epss = new EpssScore(0.0042, 0.61),
        Weaknesses = ["CWE-787"],
        Published = new DateOnly(2099, 3, 1),
        Evidence =
        [
            new("debian-tracker", "CVE-2099-0002", "glibc", "2.36-9+deb12u4", "< 2.36-9+deb12u5", AdvisoryStatus.Fixed, "2.36-9+deb12u5", ""),
            new("osv", "DSA-9999-1", "glibc", "2.36-9+deb12u4", "< 2.36-9+deb12u5", AdvisoryStatus.Fixed, "2.36-9+deb12u5", ""),
        ],
        Risk = 61.4,
        Text = new VulnerabilityText("A buffer overflow in the resolver", "A long answer overwrites the stack.", ["https://advisories.example.com/2099/2"]),
    };

    private static Vulnerability Gcc(InstalledPackage package) => new()
    {
        Id = "CVE-2099-0003",
        Package = package,
        Status = AdvisoryStatus.WillNotFix,
        StatusNote = "Minor issue",
        Severity = Severity.Low,
        SeveritySource = "debian",
        Source = "debian-tracker",
        Ratings = [new("debian", Severity.Low)],
        Evidence = [new("debian-tracker", "CVE-2099-0003", "gcc-12", "12.2.0-14", "all versions", AdvisoryStatus.WillNotFix, "", "Minor issue")],
        Risk = 4.25,
    };

    private static Vulnerability Yaml(InstalledPackage package, InstalledPackage owner) => new()
    {
        Id = "CVE-2099-0004",
        Aliases = ["GHSA-eeee-eeee-eeee", "PYSEC-2099-4"],
        Package = package,
        Status = AdvisoryStatus.Fixed,
        FixedVersion = "6.0.1",
        Severity = Severity.Critical,
        SeveritySource = "nvd",
        Source = "osv",
        Ratings = [new("nvd", Severity.Critical, 9.8, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")],
        Evidence = [new("osv", "PYSEC-2099-4", "pyyaml", "6.0", "< 6.0.1", AdvisoryStatus.Fixed, "6.0.1", "")],
        Covered = new Coverage(owner.Purl, "Debian says that python3-yaml 6.0-3 is not affected."),
        Risk = 70,
    };

    private static Vulnerability Babel(InstalledPackage package) => new()
    {
        Id = "GHSA-dddd-eeee-ffff",
        Package = package,
        Status = AdvisoryStatus.Affected,
        Severity = Severity.High,
        SeveritySource = "ghsa",
        Source = "osv",
        Ratings = [new("ghsa", Severity.High, 8.7, "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N")],
        Weaknesses = ["CWE-697"],
        Published = new DateOnly(2099, 4, 2),
        Evidence = [new("osv", "GHSA-dddd-eeee-ffff", "@babel/core", "7.24.0", ">= 7.0.0", AdvisoryStatus.Affected, "", "")],
        Risk = 48,
    };

    private static Vulnerability Cobra(InstalledPackage package) => new()
    {
        Id = "GO-2099-0005",
        Package = package,
        Status = AdvisoryStatus.UnderInvestigation,
        Severity = Severity.Unknown,
        Source = "osv",
        Evidence = [new("osv", "GO-2099-0005", "github.com/spf13/cobra", "v1.8.0", ">= 1.8.0", AdvisoryStatus.UnderInvestigation, "", "")],
        Risk = 0.04,
    };

    private static Vulnerability OpenResty(InstalledPackage package) => new()
    {
        Id = "CVE-2099-0006",
        Package = package,
        Status = AdvisoryStatus.Fixed,
        FixedVersion = "1.21.5",
        Severity = Severity.High,
        SeveritySource = "nvd",
        Source = "nvd",
        Ratings = [new("nvd", Severity.High, 7.5, "CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P"), new("cna", Severity.Medium, 6.5, "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H")],
        Epss = new EpssScore(0.22, 0.953),
        Published = new DateOnly(2099, 5, 5),
        Evidence = [new("nvd", "CVE-2099-0006", "openresty:openresty", "1.21.4", "< 1.21.5", AdvisoryStatus.Fixed, "1.21.5", "")],
        Confidence = Confidence.Cpe,
        Risk = 55.5,
    };

    private static Vulnerability LeftPad(InstalledPackage package) => new()
    {
        Id = "CVE-2099-0007",
        Package = package,
        Status = AdvisoryStatus.Deferred,
        StatusNote = "To be fixed with the next release",
        Severity = Severity.Medium,
        SeveritySource = "nvd",
        Source = "osv",
        Ratings = [new("nvd", Severity.Medium, 5.3, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L")],
        Evidence = [new("osv", "CVE-2099-0007", "left-pad", "1.3.0", "<= 1.3.0", AdvisoryStatus.Deferred, "", "")],
        Risk = 21,
    };

    private static Vulnerability OldYaml(InstalledPackage package) => new()
    {
        Id = "CVE-2099-0008",
        Package = package,
        Status = AdvisoryStatus.EndOfLife,
        Severity = Severity.Medium,
        SeveritySource = "nvd",
        Source = "debian-tracker",
        Ratings = [new("nvd", Severity.Medium, 6.1, "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N")],
        Evidence = [new("debian-tracker", "CVE-2099-0008", "pyyaml", "6.0-3", "all versions", AdvisoryStatus.EndOfLife, "", "")],
        Risk = 18.3,
    };

    private static InstalledPackage Find(Inventory inventory, string name) => inventory.Packages.First(p => p.Name == name);
}
