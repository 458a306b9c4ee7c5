using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Verdicts;
using Drydock.Oci.Content;

namespace Drydock.Tests.Verdicts;

/// <summary>Findings made by hand.</summary>
internal static class SampleFindings
{
    public static readonly DateOnly Today = new(2026, 6, 15);

    public static readonly Digest BaseLayer = Digest.Sha256("base"u8);

    private static readonly RuleInfo Vulnerable = new("VULN", "known-vulnerability", Severity.High, "A package has a known vulnerability", []);

    public static readonly InstalledPackage OpenSsl = Installed(new Package { Ecosystem = "deb", Name = "libssl3", Version = "3.0.11-1", Architecture = "amd64", Source = new SourcePackage("openssl", "3.0.11-1"), Vendor = "Debian" }, 0, "var/lib/dpkg/status") with { Licenses = ["Apache-2.0"] };

    public static readonly InstalledPackage LeftPad = Installed(new Package { Ecosystem = "npm", Name = "left-pad", Version = "1.3.0" }, 1, "app/node_modules/left-pad/package.json") with { Licenses = ["WTFPL", "MIT"] };

    public static readonly ImageFacts Image = new()
    {
        Names = ["registry.example.com/shop/web:1.4"],
        Digests = [Digest.Sha256("image"u8)],
        User = "",
        Base = "registry.example.com/base/debian:12",
        BaseLayers = ImmutableHashSet.Create(BaseLayer),
        Os = new OsRelease("debian", "12", "Debian 12"),
        EndOfLife = new DateOnly(2028, 6, 30),
    };

    /// <summary>Critical, fixable, exploited, published 20 days ago.</summary>
    public static Finding Vulnerability(string id = "CVE-2099-0001", InstalledPackage? package = null, Func<Vulnerability, Vulnerability>? with = null)
    {
        package ??= OpenSsl;
        var vulnerability = new Vulnerability
        {
            Id = id,
            Aliases = ["GHSA-aaaa-bbbb-cccc"],
            Package = package,
            Status = AdvisoryStatus.Fixed,
            FixedVersion = "3.0.13-1",
            Severity = Severity.Critical,
            Epss = new EpssScore(0.4, 0.97),
            KnownExploit = new KnownExploit(new DateOnly(2026, 5, 30), new DateOnly(2026, 6, 10), false, "Update."),
            Published = Today.AddDays(-20),
            Source = "debian-tracker",
            Risk = 80,
        };
        vulnerability = with?.Invoke(vulnerability) ?? vulnerability;
        return new Finding(Vulnerable, vulnerability.Severity, "", new Location(package.Locations[0], BaseLayer)) { Vulnerability = vulnerability };
    }

    public static Finding Rule(string id = "IM001", Severity? severity = null, string path = "")
    {
        var info = Rules.All.Single(r => r.Id == id);
        return new Finding(info, severity ?? info.Severity, "", new Location(path));
    }

    public static GateInput Input(params ImmutableArray<Finding> findings) => new(findings, [], Today) { Image = Image, Packages = [OpenSsl, LeftPad] };

    private static InstalledPackage Installed(Package package, int layer, string place) =>
        new(package, Purls.Of(package, new OsRelease("debian", "12", "Debian 12")), layer, [place]) { Analyzer = "test" };
}
